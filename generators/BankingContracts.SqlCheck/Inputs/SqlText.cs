using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Sql;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.SqlCheck.Inputs;

/// <summary>
/// A SQL text exactly as in its file, with its line ends, so that the engine's byte offsets fit it directly.
/// </summary>
internal sealed class SqlText
{
    private readonly TextLines _lines;
    private readonly int _first;

    public SqlText(ContractSource source)
    {
        Source = source;
        _lines = new TextLines(source.Path, source.Text);
        // The engine would read a byte order mark as a character of a name.
        _first = source.Text.StartsWith('\uFEFF') ? 1 : 0;
        var sql = source.Text[_first..];
        Tokens = SqlLexer.Tokenize(sql).Items;
        Statement = SqlStatement.Parse(sql);
        Sql = WithPlainSpaces(sql, Tokens);
        Bindable = WithStandIns(Sql, Tokens);
    }

    public ContractSource Source { get; }

    /// <summary>The text without a byte order mark and with plain spaces between all tokens.</summary>
    public string Sql { get; }

    /// <summary>
    /// The text that an engine can bind. The engine has no aggregate of the contract language, so one of its own with a name of the same
    /// length stands there: it takes the same arguments. All places stay the same.
    /// </summary>
    public string Bindable { get; }

    /// <summary>Its tokens, in text order.</summary>
    public IReadOnlyList<SqlToken> Tokens { get; }

    /// <summary>What the text reads, and whether it is one SELECT.</summary>
    public SqlStatement Statement { get; }

    private static string WithStandIns(string sql, IReadOnlyList<SqlToken> tokens)
    {
        const string Aggregate = "average";
        const string StandIn = "arg_min";
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].IsWord(Aggregate) && tokens[i + 1].IsSymbol('('))
                sql = string.Concat(sql.AsSpan(0, tokens[i].Start), StandIn, sql.AsSpan(tokens[i].End));
        }

        return sql;
    }

    // Without this change, the engine itself replaces wide spaces by narrow ones, and then counts the bytes of the shorter text.
    private static string WithPlainSpaces(string sql, IReadOnlyList<SqlToken> tokens)
    {
        if (!sql.Any(static c => c > '\x7F' && char.IsWhiteSpace(c)))
            return sql;
        var text = sql.ToCharArray();
        var token = 0;
        for (var i = 0; i < text.Length; i++)
        {
            while (token < tokens.Count && tokens[token].End <= i)
                token++;
            var isInside = token < tokens.Count && tokens[token].Start <= i;
            if (!isInside && text[i] > '\x7F' && char.IsWhiteSpace(text[i]))
                text[i] = ' ';
        }

        return new string(text);
    }

    /// <summary>The offset in UTF-16 code units of the byte at <paramref name="offset"/> in the text's UTF-8.</summary>
    public int FromUtf8(int offset)
    {
        var position = 0;
        foreach (var rune in Sql.EnumerateRunes())
        {
            if (offset <= 0)
                break;
            offset -= rune.Utf8SequenceLength;
            position += rune.Utf16SequenceLength;
        }

        return position;
    }

    /// <summary>The index of the token at <paramref name="offset"/>, or of the first token after it; -1 if none follows.</summary>
    public int TokenIndex(int offset)
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (Tokens[i].End > offset)
                return i;
        }

        return -1;
    }

    /// <summary>
    /// The place of the token at <paramref name="offset"/>, with the names that dots join to it. After the last token, the place of the
    /// last token.
    /// </summary>
    public SourceSpan TokenSpan(int offset)
    {
        if (Tokens.Count == 0)
            return SourceSpan.StartOf(Source.Path);
        var index = TokenIndex(offset) is var found and >= 0 ? found : Tokens.Count - 1;
        return Span(Tokens[index].Start, EndOfName(index));
    }

    /// <summary>The place of the text from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public SourceSpan Span(int start, int end) => _lines.Span(start + _first, end + _first);

    /// <summary>The text from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public string Text(int start, int end) => Sql[start..end];

    /// <summary>The end of the name that starts with the token at <paramref name="index"/>, including qualifiers and columns.</summary>
    public int EndOfName(int index)
    {
        while (Tokens[index].IsName && index + 2 < Tokens.Count && Tokens[index + 1].IsSymbol('.') && Tokens[index + 2].IsName)
            index += 2;
        return Tokens[index].End;
    }

    /// <summary>
    /// The calls of the functions <paramref name="names"/>, the innermost first. Each has the index of its name and the index of its
    /// closing bracket.
    /// </summary>
    public IEnumerable<(int Name, int Close)> Calls(IReadOnlyCollection<string> names)
    {
        for (var i = Tokens.Count - 2; i >= 0; i--)
        {
            if (!names.Any(Tokens[i].IsWord) || !Tokens[i + 1].IsSymbol('('))
                continue;
            var (close, depth) = (i + 1, 1);
            while (depth > 0 && ++close < Tokens.Count)
                depth += Tokens[close].IsSymbol('(') ? 1 : Tokens[close].IsSymbol(')') ? -1 : 0;
            if (close < Tokens.Count)
                yield return (i, close);
        }
    }
}
