using System.Text;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Sql;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>
/// The tokens and snippets that are different between engines. All code that uses them is written once, so every engine gives the same result.
/// </summary>
internal abstract class DialectSyntax : ITypeSyntax
{
    /// <summary>The text after the column list of CREATE TABLE; may be empty.</summary>
    public abstract string TableSuffix { get; }

    /// <summary>Whether the engine enforces PRIMARY KEY and UNIQUE.</summary>
    public abstract bool EnforcesKeys { get; }

    /// <summary>The syntax of <paramref name="dialect"/>.</summary>
    public static DialectSyntax Of(Dialect dialect) => dialect switch
    {
        Dialect.DuckDb => DuckDbSyntax.Instance,
        Dialect.Spark => SparkSyntax.Instance,
        _ => throw new ArgumentOutOfRangeException(nameof(dialect), dialect, "No such dialect."),
    };

    /// <summary>Any text as a text literal on one line.</summary>
    public abstract string Text(string value);

    /// <summary>An identifier, quoted only when it is not plain.</summary>
    public abstract string Identifier(string name);

    /// <summary>The column type.</summary>
    public abstract string TypeName(DataType type);

    /// <summary>The text after a column's type that says how the engine stores it, with a space before it; empty for the engine's default.</summary>
    public abstract string Storage(DataType type);

    /// <summary>The column <paramref name="text"/> without invisible characters at both ends.</summary>
    public abstract string Trim(string text);

    /// <summary><paramref name="text"/> in small letters, by <see cref="LetterTable"/>.</summary>
    public abstract string Lower(string text);

    /// <summary><paramref name="text"/> in capital letters, by <see cref="LetterTable"/>.</summary>
    public abstract string Upper(string text);

    /// <summary>
    /// <paramref name="text"/> in small letters, to be compared with texts of ASCII only: it equals one of them exactly when
    /// <see cref="Lower"/> does.
    /// </summary>
    public abstract string LowerAscii(string text);

    /// <summary>Whether <paramref name="text"/> contains an invisible character other than the plain space.</summary>
    public abstract string HoldsInvisible(string text);

    /// <summary>The first such character of <paramref name="text"/>, as <c>U+00A0</c>. The text must contain one.</summary>
    public abstract string FirstInvisible(string text);

    /// <summary>Length of <paramref name="text"/> in UTF-8 bytes, which engines know without reading the text.</summary>
    public abstract string ByteLength(string text);

    /// <summary>Whether the whole <paramref name="text"/>, with line ends, matches a regular expression that RE2 and Java understand.</summary>
    public abstract string FullMatch(string text, string pattern);

    /// <summary>Reads <paramref name="text"/>, which has the form of a decimal. The result is NULL when the number does not fit the type.</summary>
    public abstract string ParseDecimal(string text, DataType type);

    /// <summary>
    /// Reads <paramref name="text"/>, which has the form of a timestamp in ISO 8601, perhaps without its final <c>Z</c>, and is in UTC. The
    /// result is NULL when there is no such day.
    /// </summary>
    public abstract string ParseTimestamp(string text);

    /// <summary>The value of <paramref name="text"/>; NULL when the text is not a value.</summary>
    public string TryCast(string text, DataType type) => $"try_cast({text} as {TypeName(type)})";

    /// <summary>
    /// Whether <paramref name="name"/> needs no quotes on any engine. A keyword needs them, and a name can be a keyword: a pipeline may lower
    /// the severity of the rule against it.
    /// </summary>
    protected static bool IsPlain(string name)
    {
        foreach (var c in name)
        {
            if (c is not ('_' or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
                return false;
        }

        return name.Length > 0 && name[0] is not (>= '0' and <= '9') && SqlKeywords.EnginesOf(name) is null;
    }

    /// <summary>Puts <paramref name="text"/> between two texts. Each character that has an escape is replaced by its escape.</summary>
    /// <param name="before">The text before it.</param>
    /// <param name="text">The text.</param>
    /// <param name="escape">The escape of a character; null when it means itself.</param>
    /// <param name="after">The text after it.</param>
    protected static string Escaped(string before, string text, Func<char, string?> escape, string after)
    {
        var escaped = new StringBuilder(before, before.Length + text.Length + after.Length + 8);
        foreach (var c in text)
        {
            if (escape(c) is { } other)
                escaped.Append(other);
            else
                escaped.Append(c);
        }

        return escaped.Append(after).ToString();
    }
}
