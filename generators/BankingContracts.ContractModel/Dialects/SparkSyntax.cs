using System.Globalization;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>Spark SQL's tokens, for Spark 3.5 and Databricks, when the parser has its default settings.</summary>
internal sealed class SparkSyntax : DialectSyntax
{
    private SparkSyntax()
    {
    }

    public static SparkSyntax Instance { get; } = new();

    public override string TableSuffix => " using delta";

    public override bool EnforcesKeys => false;

    // A backslash always works as an escape. Two quotes do not: before Spark 4, '' ends one literal and starts another.
    public override string Text(string value) => Escaped("'", value, Escape, "'");

    public override string Identifier(string name) => IsPlain(name) ? name : "`" + name.Replace("`", "``") + "`";

    public override string TypeName(DataType type) => DataTypes.Of(type) is var row ? row.WithDigits(row.Spark, type) : "";

    public override string Storage(DataType type) => "";

    public override string Trim(string text) => SparkTrim.Of(text, Text);

    // Spark's own functions follow the rules of Java, which differ from version to version.
    public override string Lower(string text) => $"translate({text}, {Text(LetterTable.UpperLetters)}, {Text(LetterTable.LoweredLetters)})";

    public override string Upper(string text) => $"translate({text}, {Text(LetterTable.LowerLetters)}, {Text(LetterTable.RaisedLetters)})";

    // The table has two letters outside ASCII that become letters of ASCII: the Turkish I with a point, and the sign for Kelvin.
    public override string LowerAscii(string text) => $@"lower(translate({text}, '\u0130\u212A', 'ik'))";

    public override string HoldsInvisible(string text) => $"{text} rlike {Text(InvisibleCharacters.AnyButBlank)}";

    public override string FirstInvisible(string text) => $"format_string('U+%04X', ascii(regexp_extract({text}, {Text(InvisibleCharacters.AnyButBlank)}, 0)))";

    public override string ByteLength(string text) => $"octet_length({text})";

    // ^ and $ are not used: in Java, $ also matches before a line end at the end of the text.
    public override string FullMatch(string text, string pattern) => $@"{text} rlike {Text(@"\A(?:" + pattern + @")\z")}";

    public override string ParseDecimal(string text, DataType type) => TryCast(text, type);

    // Spark would read a text without a zone in the session's time zone.
    public override string ParseTimestamp(string text) => $"try_cast(concat(trim(trailing 'Z' from {text}), 'Z') as timestamp)";

    private static string? Escape(char c) => c switch
    {
        '\'' => @"\'",
        '\\' => @"\\",
        '\t' => @"\t",
        '\r' => @"\r",
        '\n' => @"\n",
        _ when char.IsControl(c) => @"\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
        _ => null,
    };
}
