using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Sql;
using BankingContracts.SqlCheck.Binding;

namespace BankingContracts.SqlCheck.Portability;

/// <summary>Finds syntax that is not portable where the syntax tree no longer shows it: spellings, quotes, operators.</summary>
internal sealed class TokenCheck
{
    private readonly SqlText _text;
    private readonly IReadOnlyList<SqlToken> _tokens;
    private readonly List<ContractDiagnostic> _findings = [];

    private TokenCheck(SqlText text)
    {
        _text = text;
        _tokens = text.Tokens;
    }

    /// <summary>What is not portable in <paramref name="text"/>.</summary>
    public static IReadOnlyList<ContractDiagnostic> Run(SqlText text)
    {
        var check = new TokenCheck(text);
        for (var i = 0; i < check._tokens.Count; i++)
            check.Read(i);
        return check._findings;
    }

    private void Read(int index)
    {
        switch (_tokens[index].Kind)
        {
            case SqlTokenKind.Word:
                ReadWord(index);
                break;
            case SqlTokenKind.QuotedName:
                Add(index, 1, "a quoted name", "write the name without quotes; Spark SQL takes \"...\" for a text");
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
        // After a dot or AS it is a mere name, and so it is before a dot.
        if (index > 0 && (before.IsSymbol('.') || before.IsWord("as")))
            return;
        if (index + 1 < _tokens.Count && _tokens[index + 1].IsSymbol('.'))
            return;
        foreach (var (words, what, instead) in SyntaxPatterns.Phrases)
        {
            if (Matches(index, words) && !(words.Length == 1 && !IsKeyword(index)))
                Add(index, words.Length, what, instead);
        }

        // In trim(from text) a bracket stands before FROM too.
        if (_tokens[index].IsWord("from") && index > 0 && before.IsSymbol('(') && !(index > 1 && _tokens[index - 2].IsWord("trim")))
            Add(index, 1, "a query that starts with FROM", "write select with the columns first");
        if ((_tokens[index].IsWord("cast") || _tokens[index].IsWord("try_cast")) && Next(index, '('))
            ReadCast(index + 1);
        if ((_tokens[index].IsWord("any") || _tokens[index].IsWord("all") || _tokens[index].IsWord("some"))
            && index > 0 && before.Kind == SqlTokenKind.Symbol && "=<>".Contains(before.Value[0], StringComparison.Ordinal))
        {
            Add(index, 1, "a comparison with " + _tokens[index].Value.ToUpperInvariant(), "write in (...) or exists (...)");
        }
    }

    // A lone word is a keyword where no name can stand: after a name, a closing bracket or a literal, and not before a bracket or comma.
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
            Add(index, 1, "a backslash in a text", "Spark SQL takes it for an escape: write chr(92)");
    }

    private void ReadSymbol(int index)
    {
        var token = _tokens[index];
        if (token.IsSymbol(','))
        {
            if (index + 1 < _tokens.Count && (_tokens[index + 1].IsSymbol(')') || (_tokens[index + 1].IsWord("from") && !Next(index + 1, '.'))))
                Add(index, 1, "a comma after the last item", "remove it");
            return;
        }

        if (token.IsSymbol('!') && !(Touches(index) && _tokens[index + 1].IsSymbol('=')))
        {
            Add(index, 1, "the operator '!'", "write not");
            return;
        }

        foreach (var (symbols, what, instead) in SyntaxPatterns.Operators)
        {
            if (token.Value[0] == symbols[0] && (symbols.Length == 1 || (Touches(index) && _tokens[index + 1].IsSymbol(symbols[1]))))
            {
                Add(index, symbols.Length, what, instead);
                return;
            }
        }
    }

    /// <summary>Reads the type in <c>cast(value as type)</c>, whose bracket is at <paramref name="open"/>.</summary>
    private void ReadCast(int open)
    {
        var depth = 0;
        var type = -1;
        for (var i = open; i < _tokens.Count; i++)
        {
            if (_tokens[i].IsSymbol('('))
                depth++;
            else if (_tokens[i].IsSymbol(')') && --depth == 0)
                break;
            else if (depth == 1 && _tokens[i].IsWord("as"))
                type = i + 1;
        }

        if (type < 0 || type >= _tokens.Count || _tokens[type].Kind != SqlTokenKind.Word)
            return;
        var name = _tokens[type].Value;
        if (name.Equals("varchar", StringComparison.OrdinalIgnoreCase) || name.Equals("text", StringComparison.OrdinalIgnoreCase))
        {
            if (!Next(type, '('))
                Add(type, 1, "a cast to " + name.ToLowerInvariant(), "write cast(value as string), which both engines have");
        }
        else if ((name.Equals("decimal", StringComparison.OrdinalIgnoreCase) || name.Equals("numeric", StringComparison.OrdinalIgnoreCase)) && !Next(type, '('))
        {
            Add(type, 1, "a decimal without digits", "write its precision and scale: decimal(18, 2)");
        }
        else if (!SyntaxPatterns.Types.Contains(name) && EngineTypes.Has(name))
        {
            Add(type, 1, "the type " + name.ToLowerInvariant(), "cast to one of string, boolean, smallint, integer, bigint, decimal, double, date, timestamp");
        }
    }

    private bool Matches(int index, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (index + i >= _tokens.Count || !_tokens[index + i].IsWord(words[i]))
                return false;
        }

        return true;
    }

    private bool Next(int index, char symbol) => index + 1 < _tokens.Count && _tokens[index + 1].IsSymbol(symbol);

    private bool Touches(int index) => index + 1 < _tokens.Count && _tokens[index].End == _tokens[index + 1].Start && _tokens[index + 1].Kind == SqlTokenKind.Symbol;

    private void Add(int index, int count, string what, string instead) => _findings.Add(ContractDiagnostic.Create(
        SqlRules.NotPortable, _text.Span(_tokens[index].Start, _tokens[index + count - 1].End), Capital(what), instead));

    private static string Capital(string what) => char.ToUpperInvariant(what[0]) + what[1..];
}
