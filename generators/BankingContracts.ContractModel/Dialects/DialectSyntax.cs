using System.Text;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Validation.Naming;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>
/// The tokens and snippets in which the engines differ. Everything that assembles them is written once, which is what
/// makes an engine's result the same as another's.
/// </summary>
internal abstract class DialectSyntax
{
    /// <summary>What follows the column list of CREATE TABLE; empty when nothing does.</summary>
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

    /// <summary>A text literal on one line, whatever the text holds.</summary>
    public abstract string Text(string value);

    /// <summary>An identifier, quoted only when it is not plain.</summary>
    public abstract string Identifier(string name);

    /// <summary>The column type.</summary>
    public abstract string TypeName(DataType type);

    /// <summary>What follows a column's type to say how it is stored, with a space in front; empty for the engine's own way.</summary>
    public abstract string Storage(DataType type);

    /// <summary>The column <paramref name="text"/> without the characters that nobody sees at both ends.</summary>
    public abstract string Trim(string text);

    /// <summary>Whether <paramref name="text"/> holds a character that nobody sees, the plain blank aside.</summary>
    public abstract string HoldsInvisible(string text);

    /// <summary>The first such character of <paramref name="text"/>, which has one, as <c>U+00A0</c>.</summary>
    public abstract string FirstInvisible(string text);

    /// <summary>Length of <paramref name="text"/> in UTF-8 bytes, which engines know without reading it.</summary>
    public abstract string ByteLength(string text);

    /// <summary>Whether all of <paramref name="text"/>, line ends included, matches a regular expression both RE2 and Java know.</summary>
    public abstract string FullMatch(string text, string pattern);

    /// <summary>The decimal that <paramref name="text"/>, known to be well written, stands for; NULL when it does not fit.</summary>
    public abstract string ParseDecimal(string text, DataType type);

    /// <summary>
    /// The timestamp, UTC, that <paramref name="text"/> stands for: ISO 8601, known to be well written, perhaps without its
    /// final <c>Z</c>; NULL when there is no such day.
    /// </summary>
    public abstract string ParseTimestamp(string text);

    /// <summary>The value that <paramref name="text"/> stands for; NULL when it stands for none.</summary>
    public string TryCast(string text, DataType type) => $"try_cast({text} as {TypeName(type)})";

    /// <summary>Whether <paramref name="name"/> needs no quotes on any engine: the rule against keywords may be lowered.</summary>
    protected static bool IsPlain(string name)
    {
        foreach (var c in name)
        {
            if (c is not ('_' or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
                return false;
        }

        return name.Length > 0 && name[0] is not (>= '0' and <= '9') && SqlKeywords.EnginesOf(name) is null;
    }

    /// <summary><paramref name="text"/> with each character that has an escape replaced by it, between two texts.</summary>
    /// <param name="before">What stands before it.</param>
    /// <param name="text">The text.</param>
    /// <param name="escape">The escape of a character; null when it stands for itself.</param>
    /// <param name="after">What stands after it.</param>
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
