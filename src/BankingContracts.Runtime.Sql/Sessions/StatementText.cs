using System.Text;
using System.Text.RegularExpressions;

namespace BankingContracts.Runtime.Sql.Sessions;

/// <summary>
/// The text of a statement for traces: each literal is a question mark, and a list of them is one. Comments are left out, blanks are single. So no value
/// of a row is in it, and statements that differ in values only have one text.
/// </summary>
public static partial class StatementText
{
    private const char Backquote = '`';
    private const string Value = "?";

    /// <summary>The text of a statement without its values.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="nameQuote">The character around quoted names. With a backquote, a backslash escapes in texts, as in Spark SQL.</param>
    public static string WithoutValues(string sql, char nameQuote)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var text = new StringBuilder(sql.Length);
        for (var i = 0; i < sql.Length;)
            i = Take(sql, i, nameQuote, text);
        return Rows().Replace(List().Replace(text.ToString().Trim(), Value), "(?)");
    }

    /// <summary>The first word of a statement, in upper case: what it does.</summary>
    public static string Operation(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Word().Match(text).Value.ToUpperInvariant() is { Length: > 0 } word ? word : "STATEMENT";
    }

    /// <summary>Takes over what begins at a place, and returns the place behind it.</summary>
    private static int Take(string sql, int at, char nameQuote, StringBuilder text)
    {
        var c = sql[at];
        if (char.IsWhiteSpace(c))
            return Blank(at + 1);
        if (c == '-' && Next('-'))
            return Blank(End("\n", at));
        if (c == '/' && Next('*'))
            return Blank(End("*/", at + 2));
        if (c == nameQuote)
            return Copied(Closed(sql, at, hasEscapes: false));
        if (c is '\'' or '"')
            return Literal(Closed(sql, at, HasEscapes(sql, at, nameQuote)));
        if (c == '$' && DollarTag().Match(sql, at) is { Success: true } tag)
            return Literal(End(tag.Value, at + tag.Length));
        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < sql.Length && char.IsAsciiDigit(sql[at + 1])))
            return Literal(at + Number().Match(sql, at).Length);
        if (!char.IsLetter(c) && c != '_')
            return Copied(at + 1);
        var word = at + Name().Match(sql, at).Length;
        return sql.AsSpan(at, word - at) is var name && (name.Equals("true", StringComparison.OrdinalIgnoreCase) || name.Equals("false", StringComparison.OrdinalIgnoreCase))
            ? Literal(word)
            : IsPrefix(sql, at, word, nameQuote) ? word : Copied(word);

        bool Next(char expected) => at + 1 < sql.Length && sql[at + 1] == expected;

        int End(string mark, int from) => sql.IndexOf(mark, from, StringComparison.Ordinal) is >= 0 and var end ? end + mark.Length : sql.Length;

        int Blank(int end)
        {
            if (text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
            return end;
        }

        int Copied(int end)
        {
            text.Append(sql, at, end - at);
            return end;
        }

        int Literal(int end)
        {
            // Two quotes in a text end it and begin it again.
            if (text.Length == 0 || text[^1] != Value[0])
                text.Append(Value[0]);
            return end;
        }
    }

    /// <summary>The place behind the quote that ends what a quote begins.</summary>
    private static int Closed(string sql, int start, bool hasEscapes)
    {
        for (var i = start + 1; i < sql.Length; i++)
        {
            if (hasEscapes && sql[i] == '\\')
                i++;
            else if (sql[i] == sql[start])
                return i + 1;
        }

        return sql.Length;
    }

    private static bool HasEscapes(string sql, int quote, char nameQuote)
    {
        var prefix = quote == 0 || (quote > 1 && IsOfName(sql[quote - 2])) ? ' ' : char.ToLowerInvariant(sql[quote - 1]);
        return nameQuote == Backquote ? prefix != 'r' : prefix == 'e';
    }

    /// <summary>Whether a letter belongs to the text behind it: escapes, bytes, raw.</summary>
    private static bool IsPrefix(string sql, int at, int end, char nameQuote) =>
        end - at == 1 && end < sql.Length && sql[end] is '\'' or '"' && sql[end] != nameQuote;

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c == '_';

    [GeneratedRegex(@"\G[\p{L}_][\p{L}\p{N}_$]*")]
    private static partial Regex Name();

    [GeneratedRegex(@"\G(?:0[xX][0-9A-Fa-f]+|(?:[0-9][0-9_]*\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[A-Za-z]{0,2})")]
    private static partial Regex Number();

    [GeneratedRegex(@"\G\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$")]
    private static partial Regex DollarTag();

    [GeneratedRegex(@"\?(?:\s*,\s*\?)+")]
    private static partial Regex List();

    [GeneratedRegex(@"\(\s*\?\s*\)(?:\s*,\s*\(\s*\?\s*\))+")]
    private static partial Regex Rows();

    [GeneratedRegex(@"[A-Za-z]+")]
    private static partial Regex Word();
}
