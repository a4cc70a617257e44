using System.Globalization;

namespace BankingContracts.ContractModel.Sql;

/// <summary>
/// Cuts SQL into tokens. It knows the lexical grammar that DuckDB and Spark SQL share, and what only one of them has (dollar quotes, escape
/// strings, backticks). So it never reads the inside of a literal or comment as SQL.
/// </summary>
public static class SqlLexer
{
    /// <summary>The tokens of <paramref name="text"/>; never throws.</summary>
    public static SqlTokens Tokenize(string text)
    {
        var tokens = new List<SqlToken>();
        var position = 0;
        while (position < text.Length)
        {
            var start = position;
            if (IsBlank(text[position]))
            {
                // DuckDB silently skips such a character. It is a mistake, except as the byte order mark of a file.
                if (HasNoWidth(text[start]) && (start > 0 || text[start] != '\uFEFF'))
                    return Faulty(string.Format(CultureInfo.InvariantCulture, "the character U+{0:X4} here is invisible; remove it", (int)text[start]), start, 1);
                position++;
            }
            else if (StartsWith(text, position, "--"))
            {
                position = EndOfLine(text, position);
            }
            else if (StartsWith(text, position, "/*"))
            {
                position = EndOfComment(text, position);
                if (position < 0)
                    return Faulty("this comment is never closed; close it with */", start, 2);
            }
            else if (text[position] is '\'' or '"' or '`' || (text[position] is 'e' or 'E' && StartsWith(text, position + 1, "'")))
            {
                position = Quoted(text, start, tokens);
                if (position < 0)
                    return Unclosed(text, start);
            }
            else if (text[position] == '$' && DollarTag(text, position) is { } tag)
            {
                var close = text.IndexOf(tag, position + tag.Length, StringComparison.Ordinal);
                if (close < 0)
                    return Faulty("this text literal is never closed; close it with " + tag, start, tag.Length);
                position = close + tag.Length;
                tokens.Add(new SqlToken(SqlTokenKind.Text, text.Substring(start + tag.Length, close - start - tag.Length), start, position - start));
            }
            else if (Typographic(text[position]) is { } plain)
            {
                return Faulty("the character " + text[position] + " is not SQL; write " + plain, start, 1);
            }
            else
            {
                var kind = Plain(text, ref position);
                tokens.Add(new SqlToken(kind, text.Substring(start, position - start), start, position - start));
            }
        }

        return new SqlTokens(tokens, null);

        // After a missing quote, opening quotes close and closing quotes open. So the mistake is in the first literal that continues on the
        // next line, or that is followed directly by a word or a digit.
        SqlTokens Unclosed(string sql, int start)
        {
            var quote = sql[start] is 'e' or 'E' ? '\'' : sql[start];
            var odd = tokens.FindIndex(t => sql[t.End - 1] == quote && t.Kind is SqlTokenKind.Text or SqlTokenKind.QuotedName && (t.Value.IndexOf('\n') >= 0 || IsNameStart(sql[t.End]) || IsDigit(sql[t.End])));
            var place = odd >= 0 ? tokens[odd].Start : start;
            return Faulty(
                quote == '\'' ? "this text literal is never closed; close it with ', and write '' for a ' inside it" : "this quoted name is never closed; close it with " + quote, place, 1);
        }

        SqlTokens Faulty(string reason, int start, int length) => new(tokens, new SqlFault(reason, start, length));
    }

    /// <summary>Reads a word, number or symbol.</summary>
    private static SqlTokenKind Plain(string text, ref int position)
    {
        var first = text[position];
        if (IsNameStart(first))
        {
            while (position < text.Length && (IsNameStart(text[position]) || IsDigit(text[position]) || text[position] == '$'))
                position++;
            return SqlTokenKind.Word;
        }

        if (IsDigit(first) || (first == '.' && position + 1 < text.Length && IsDigit(text[position + 1])))
        {
            position = EndOfNumber(text, position);
            return SqlTokenKind.Number;
        }

        position++;
        return SqlTokenKind.Symbol;
    }

    /// <summary>The end of a number: digits, a point and digits, an exponent. Any other letter starts a word (<c>1.from</c>).</summary>
    private static int EndOfNumber(string text, int position)
    {
        if (StartsWith(text, position, "0x") || StartsWith(text, position, "0X"))
            return EndOfDigits(text, position + 2, static c => IsDigit(c) || c is (>= 'a' and <= 'f') or (>= 'A' and <= 'F'));
        position = EndOfDigits(text, position, IsDigit);
        if (position < text.Length && text[position] == '.')
            position = EndOfDigits(text, position + 1, IsDigit);
        if (position >= text.Length || text[position] is not ('e' or 'E'))
            return position;
        var exponent = position + 1;
        if (exponent < text.Length && text[exponent] is '+' or '-')
            exponent++;
        return exponent < text.Length && IsDigit(text[exponent]) ? EndOfDigits(text, exponent, IsDigit) : position;
    }

    private static int EndOfDigits(string text, int position, Func<char, bool> isDigit)
    {
        while (position < text.Length && (isDigit(text[position]) || text[position] == '_'))
            position++;
        return position;
    }

    /// <summary>Adds the quoted token at <paramref name="start"/>. Returns the position after it, or -1 when it is never closed.</summary>
    private static int Quoted(string text, int start, List<SqlToken> tokens)
    {
        var isEscape = text[start] is 'e' or 'E';
        var open = isEscape ? start + 1 : start;
        var quote = text[open];
        for (var position = open + 1; position < text.Length; position++)
        {
            if (isEscape && text[position] == '\\')
            {
                position++;
            }
            else if (text[position] == quote)
            {
                if (position + 1 < text.Length && text[position + 1] == quote)
                {
                    position++;
                    continue;
                }

                var inner = text.Substring(open + 1, position - open - 1).Replace(new string(quote, 2), quote.ToString());
                var kind = quote == '\'' ? SqlTokenKind.Text : SqlTokenKind.QuotedName;
                tokens.Add(new SqlToken(kind, inner, start, position + 1 - start));
                return position + 1;
            }
        }

        return -1;
    }

    /// <summary>The opening of a dollar-quoted literal, <c>$$</c> or <c>$tag$</c>; null for a parameter such as <c>$1</c>.</summary>
    private static string? DollarTag(string text, int start)
    {
        var position = start + 1;
        while (position < text.Length && (IsNameStart(text[position]) || (position > start + 1 && IsDigit(text[position]))))
            position++;
        return position < text.Length && text[position] == '$' ? text.Substring(start, position + 1 - start) : null;
    }

    private static int EndOfLine(string text, int position)
    {
        while (position < text.Length && text[position] is not ('\n' or '\r'))
            position++;
        return position;
    }

    /// <summary>The position after a comment and the comments inside it; -1 when it is never closed.</summary>
    private static int EndOfComment(string text, int position)
    {
        var depth = 0;
        while (position < text.Length)
        {
            if (StartsWith(text, position, "/*"))
            {
                depth++;
                position += 2;
            }
            else if (StartsWith(text, position, "*/"))
            {
                depth--;
                position += 2;
                if (depth == 0)
                    return position;
            }
            else
            {
                position++;
            }
        }

        return -1;
    }

    /// <summary>Whether the character is a space of any kind, or has no width.</summary>
    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || HasNoWidth(c);

    /// <summary>Characters that editors do not show, including the byte order mark.</summary>
    private static bool HasNoWidth(char c) => c > '\x7F' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsNameStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' || (c > '\x7F' && !IsBlank(c) && Typographic(c) is null);

    /// <summary>What to write instead of a quote or dash that a word processor made; null for other characters.</summary>
    private static string? Typographic(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u201C' or '\u201D' => "'",
        '\u2013' or '\u2014' or '\u2212' => "-",
        _ => null,
    };

    private static bool StartsWith(string text, int position, string value) =>
        string.CompareOrdinal(text, position, value, 0, value.Length) == 0;
}
