using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Sql;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Portability;

/// <summary>Finds syntax that is not portable and that the syntax tree does not show: spellings, quotes, operators.</summary>
internal sealed partial class TokenCheck
{
    private readonly SqlText _text;
    private readonly IReadOnlyList<SqlToken> _tokens;
    private readonly List<ContractDiagnostic> _findings = [];
    private int _next;

    private TokenCheck(SqlText text)
    {
        _text = text;
        _tokens = text.Tokens;
    }

    /// <summary>What is not portable in <paramref name="text"/>.</summary>
    public static IReadOnlyList<ContractDiagnostic> Run(SqlText text)
    {
        var check = new TokenCheck(text);
        while (check._next < check._tokens.Count)
            check.Read(check._next++);
        return check._findings;
    }

    /// <summary>
    /// The syntax at <paramref name="offset"/>, or just before, that only Spark SQL has; null if there is none. From this place on, DuckDB
    /// does not understand <paramref name="text"/>.
    /// </summary>
    public static ContractDiagnostic? OfSparkAt(SqlText text, int offset)
    {
        var check = new TokenCheck(text);
        var stop = text.TokenIndex(offset) is var index and >= 0 ? index : text.Tokens.Count;
        for (var i = Math.Max(stop - 3, 0); i <= stop && i < text.Tokens.Count; i++)
        {
            if (text.Tokens[i].Kind == SqlTokenKind.QuotedName && text.Sql[text.Tokens[i].Start] == '`')
                check.Add(i, 1, "a name in backticks", "write the name without quotes");
            foreach (var phrase in SyntaxPatterns.OfSpark.Where(p => i + p.Words.Count >= stop && check.Matches(i, p.Words)))
                check.Add(i, phrase.Words.Count, phrase.What, phrase.Instead);
        }

        return check._findings.FirstOrDefault();
    }

    private void Read(int index)
    {
        switch (_tokens[index].Kind)
        {
            case SqlTokenKind.Word:
                ReadWord(index);
                break;
            case SqlTokenKind.QuotedName:
                Add(index, 1, "a quoted name", "write the name without quotes; Spark SQL reads \"...\" as a text");
                break;
            case SqlTokenKind.Text:
                ReadText(index);
                break;
            case SqlTokenKind.Number when _tokens[index].Value is var number && (number.Contains('_', StringComparison.Ordinal) || number.StartsWith("0x", StringComparison.OrdinalIgnoreCase)):
                Add(index, 1, "the number '" + number + "'", "write plain decimal digits");
                break;
            case SqlTokenKind.Symbol:
                ReadSymbol(index);
                break;
        }
    }

    private void ReadWord(int index)
    {
        var before = index > 0 ? _tokens[index - 1] : default;
        // A word after a dot or AS is only a name, and a word before a dot is, too. AS itself starts a phrase.
        if (index > 0 && (before.IsSymbol('.') || before.IsWord("as")))
            return;
        if (index + 1 < _tokens.Count && _tokens[index + 1].IsSymbol('.'))
            return;
        foreach (var phrase in SyntaxPatterns.OfDuckDb)
        {
            if (Matches(index, phrase.Words) && !(phrase.Words.Count == 1 && !IsKeyword(index)))
                Add(index, phrase.Words.Count, phrase.What, phrase.Instead);
        }

        // In trim(from text), there is also a bracket before FROM.
        if (_tokens[index].IsWord("from") && index > 0 && before.IsSymbol('(') && !(index > 1 && _tokens[index - 2].IsWord("trim")))
            Add(index, 1, "a query that starts with FROM", "write select with the columns first");
        if ((_tokens[index].IsWord("any") || _tokens[index].IsWord("all") || _tokens[index].IsWord("some"))
            && index > 0 && before.Kind == SqlTokenKind.Symbol && "=<>".Contains(before.Value[0], StringComparison.Ordinal))
        {
            Add(index, 1, "a comparison with " + _tokens[index].Value.ToUpperInvariant(), "write in (...) or exists (...)");
        }

        if (IsGroupsFrame(index))
            Add(index, 1, "a frame of GROUPS", "write rows or range");
        if (_tokens[index].IsWord("as"))
            ReadNamedWindow(index);
        ReadCall(index);
        ReadLiteral(index);
    }

    // A single word is a keyword if no name can be at its place: after a name, a closing bracket or a literal, and not before a comma.
    private bool IsKeyword(int index) =>
        index > 0
        && (_tokens[index - 1].Kind != SqlTokenKind.Symbol || _tokens[index - 1].IsSymbol(')'))
        && !_tokens[index - 1].IsWord("select")
        && !_tokens[index - 1].IsWord("by")
        && !(index + 1 < _tokens.Count && _tokens[index + 1].IsSymbol(','));

    private void ReadText(int index)
    {
        var token = _tokens[index];
        var first = _text.Sql[token.Start];
        if (first != '\'')
            Add(index, 1, first == '$' ? "a text between dollar signs" : "an escape text", "write it as '...'");
        else if (token.Value.Contains('\\', StringComparison.Ordinal))
            Add(index, 1, "a backslash in a text", "Spark SQL reads it as an escape: write chr(92)");
    }

    private void ReadSymbol(int index)
    {
        var token = _tokens[index];
        if (token.IsSymbol(','))
        {
            if (IsEndOfList(index + 1))
                Add(index, 1, "a comma after the last item", "remove it");
            return;
        }

        if (token.IsSymbol('!') && !(Touches(index) && _tokens[index + 1].IsSymbol('=')))
        {
            Add(index, 1, "the operator '!'", "write not");
            return;
        }

        if (token.IsSymbol(':') && IsAliasBefore(index))
        {
            Add(index - 1, 2, "an alias before its expression", "write it after the expression: expression as name");
            return;
        }

        if (Spells(index, "::"))
        {
            _next++;
            ReadType(index + 2);
            return;
        }

        foreach (var (symbols, what, instead) in SyntaxPatterns.Operators)
        {
            if (Spells(index, symbols))
            {
                Add(index, symbols.Length, what, instead);
                _next = index + symbols.Length;
                return;
            }
        }
    }

    // Finds select name: expression. A colon inside a list or a struct belongs to the list or the struct, which another finding reports.
    private bool IsAliasBefore(int index) =>
        index > 1
        && _tokens[index - 1].IsName
        && !Spells(index, "::") && !Spells(index, ":=")
        && (_tokens[index - 2].IsSymbol(',') || _tokens[index - 2].IsWord("select") || _tokens[index - 2].IsWord("distinct") || _tokens[index - 2].IsWord("from") || _tokens[index - 2].IsWord("join"))
        && !_tokens.Take(index).Any(static t => t.IsSymbol('[') || t.IsSymbol('{'));

    private bool IsEndOfList(int index) =>
        index >= _tokens.Count
        || _tokens[index].IsSymbol(')') || _tokens[index].IsSymbol(';')
        || (_tokens[index].Kind == SqlTokenKind.Word && SyntaxPatterns.Clauses.Contains(_tokens[index].Value) && !Next(index, '.') && !Next(index, ',') && !Next(index, '('));

    private bool Spells(int index, string symbols)
    {
        for (var i = 0; i < symbols.Length; i++)
        {
            if (index + i >= _tokens.Count || !_tokens[index + i].IsSymbol(symbols[i]) || (i > 0 && !Touches(index + i - 1)))
                return false;
        }

        return true;
    }

    private bool Matches(int index, IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (index + i >= _tokens.Count || !_tokens[index + i].IsWord(words[i]))
                return false;
        }

        return true;
    }

    private bool Next(int index, char symbol) => index + 1 < _tokens.Count && _tokens[index + 1].IsSymbol(symbol);

    private bool NextIsWord(int index, string word) => index + 1 < _tokens.Count && _tokens[index + 1].IsWord(word);

    private bool Touches(int index) => index + 1 < _tokens.Count && _tokens[index].End == _tokens[index + 1].Start && _tokens[index + 1].Kind == SqlTokenKind.Symbol;

    private void Add(int index, int count, string what, string instead) => _findings.Add(ContractDiagnostic.Create(
        SqlRules.NotPortable, _text.Span(_tokens[index].Start, _tokens[index + count - 1].End), Capital(what), instead));

    private static string Capital(string what) => char.ToUpperInvariant(what[0]) + what[1..];
}
