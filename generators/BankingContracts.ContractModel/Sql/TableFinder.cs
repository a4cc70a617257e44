namespace BankingContracts.ContractModel.Sql;

/// <summary>
/// Finds the tables of one SELECT in a single pass over its tokens. It has a stack of open brackets instead of recursion, so no nested text can
/// exhaust the stack of the process. It is not a parser: it knows only brackets, WITH and FROM, which is enough to find tables. The engine that
/// binds the SQL finds all other mistakes.
/// </summary>
internal sealed class TableFinder
{
    private const string Templating = "templates are not supported; write plain table names";

    private const string Unopened = "this bracket is never opened; remove it, or open it";

    private static readonly HashSet<string> EndsFrom = new(StringComparer.OrdinalIgnoreCase)
    {
        "where", "group", "having", "window", "qualify", "order", "limit", "offset", "fetch", "union", "intersect", "except",
    };

    private readonly string _text;
    private readonly IReadOnlyList<SqlToken> _tokens;
    private readonly SqlFault? _lexical;
    private readonly List<TableReference> _tables = [];
    private readonly Stack<Bracket> _brackets = new();
    private SqlFault? _fault;
    private bool _isUnopened;
    private int _index;

    public TableFinder(string text, SqlTokens tokens)
    {
        _text = text;
        _tokens = tokens.Items;
        _lexical = tokens.Fault;
    }

    public SqlStatement Find()
    {
        _brackets.Push(new Bracket());
        CheckStart();
        for (_index = 0; _index < _tokens.Count; _index++)
        {
            var token = _tokens[_index];
            if (token.IsSymbol(';') && _brackets.Count == 1)
            {
                CheckEnd();
                break;
            }

            Read(token);
        }

        if (_brackets.Count > 1 && _lexical is null && UnclosedBracket.Find(_text, _tokens) is { } open)
            Report("this bracket is never closed; close it", open);
        return new SqlStatement(_tables, Earlier(_fault, _lexical));
    }

    private void Read(SqlToken token)
    {
        var bracket = _brackets.Peek();
        if (token.Kind == SqlTokenKind.Symbol)
            ReadSymbol(token, bracket);
        else if (bracket.With != WithStep.None && ReadWith(token, bracket))
            return;
        else if (bracket.ExpectsTable && !IsKeyword(token, "lateral"))
            ReadTable(token, bracket);
        else if (token.Kind == SqlTokenKind.Word && !FollowsDotOrAs())
            ReadWord(token, bracket);
    }

    private void ReadSymbol(SqlToken token, Bracket bracket)
    {
        switch (token.Value[0])
        {
            case '(' or '[' or '{':
                if (token.IsSymbol('{') && Next is { } next && (next.IsSymbol('{') || next.IsSymbol('%')))
                    Report(Templating, token);
                Open(token, bracket);
                break;
            case ')' or ']' or '}':
                Close(token);
                break;
            case ';':
                Report("this semicolon is inside brackets", token);
                break;
            case ',' when bracket.With == WithStep.Next:
                bracket.With = WithStep.Name;
                break;
            case ',' when bracket.InFrom:
                bracket.ExpectsTable = true;
                break;
        }
    }

    private void Open(SqlToken token, Bracket outer)
    {
        var isDefinition = outer.With == WithStep.Query && token.IsSymbol('(');
        var scope = isDefinition && outer.IsRecursive ? new QueryScope(outer.Defined, outer.Scope) : outer.Scope;
        if (isDefinition)
            outer.With = WithStep.Next;
        else if (outer.With == WithStep.Next)
            EndWith(token, outer);
        else if (outer.With == WithStep.Columns && Next is { } first && (first.IsWord("as") || first.IsWord("select")))
            Report("AS is missing before this bracket; write with name as (...)", token);

        // A bracket in the place of a table contains a subquery or a join; the first word shows whether it is a query.
        var isJoin = outer.ExpectsTable && token.IsSymbol('(');
        outer.ExpectsTable = false;
        _brackets.Push(new Bracket { Open = token, Scope = scope, InFrom = isJoin, ExpectsTable = isJoin, IsDefinition = isDefinition });
        StartQuery();
    }

    /// <summary>Reads ahead: a bracket that starts with SELECT, WITH, VALUES or FROM contains a query, except in <c>trim(from x)</c>.</summary>
    private void StartQuery()
    {
        var bracket = _brackets.Peek();
        if (Next is not { } first || !_tokens[_index].IsSymbol('('))
            return;
        var isFrom = first.IsWord("from") && !(_index > 0 && _tokens[_index - 1].IsWord("trim"));
        if (isFrom || first.IsWord("select") || first.IsWord("with") || first.IsWord("values"))
        {
            bracket.IsQuery = true;
            bracket.InFrom = false;
            bracket.ExpectsTable = false;
            bracket.With = first.IsWord("with") ? WithStep.Name : WithStep.None;
        }
    }

    private void Close(SqlToken token)
    {
        var open = _brackets.Peek().Open;
        var expected = token.Value[0] switch { ')' => '(', ']' => '[', _ => '{' };
        if (open is null || !open.Value.IsSymbol(expected))
        {
            // Only the first one is reported, because it causes all others.
            if (!_isUnopened)
                Report(Unopened, open is null && token.IsSymbol(')') && UnopenedBracket.Find(_text, _tokens) is { } extra ? extra : token);
            _isUnopened = true;
            return;
        }

        var isDefinition = _brackets.Pop().IsDefinition;
        var outer = _brackets.Peek();
        if (isDefinition)
            outer.Scope = new QueryScope(outer.Defined, outer.Scope);
    }

    /// <summary>
    /// Whether <paramref name="token"/> belongs to the WITH clause. The first token that does not belong to it starts the main query.
    /// </summary>
    private bool ReadWith(SqlToken token, Bracket bracket)
    {
        switch (bracket.With)
        {
            case WithStep.Name when token.IsWord("with"):
                return true;
            case WithStep.Name when token.IsWord("recursive") && Next is { IsName: true } following && !following.IsWord("as"):
                bracket.IsRecursive = true;
                return true;
            case WithStep.Name:
                bracket.Defined = token.Value;
                bracket.With = WithStep.Columns;
                return true;
            case WithStep.Columns:
                if (token.IsWord("as"))
                    bracket.With = WithStep.Query;
                return true;
            case WithStep.Query:
                if (token.IsWord("select") || token.IsWord("values"))
                    Report("a bracket is missing before '" + token.Value + "'; write the query behind AS in brackets", token);
                return true;
            case WithStep.Next:
                EndWith(token, bracket);
                return false;
            default:
                throw new InvalidOperationException($"There is no step {bracket.With}.");
        }
    }

    private void EndWith(SqlToken token, Bracket bracket)
    {
        bracket.With = WithStep.None;
        if (_brackets.Count != 1 || token.IsWord("select") || token.IsSymbol('('))
            return;
        // One closing bracket too many closes the definition too early. Then the right closing bracket has no partner.
        if (_tokens[_index - 1].IsSymbol(')') && _tokens.Count(static t => t.IsSymbol(')')) > _tokens.Count(static t => t.IsSymbol('(')))
            Report(Unopened, _tokens[_index - 1]);
        else
            Report("'" + token.Value + "' is not allowed after WITH; a model is one SELECT", token);
    }

    private void ReadWord(SqlToken token, Bracket bracket)
    {
        if (token.IsWord("select"))
        {
            bracket.IsQuery = true;
            bracket.InFrom = false;
        }
        else if (token.IsWord("from") && bracket.IsQuery && !IsDistinctFrom())
        {
            bracket.InFrom = true;
            bracket.ExpectsTable = true;
        }
        else if (token.IsWord("join") && bracket.InFrom)
        {
            bracket.ExpectsTable = true;
        }
        else if (EndsFrom.Contains(token.Value))
        {
            bracket.InFrom = false;
        }
    }

    /// <summary>Reads a table's name with its qualifiers; a name before a bracket is a function.</summary>
    private void ReadTable(SqlToken first, Bracket bracket)
    {
        bracket.ExpectsTable = false;
        if (first.Kind == SqlTokenKind.Number)
            return;
        var last = first;
        string? qualifier = null;
        while (Next is { } dot && dot.IsSymbol('.') && _index + 2 < _tokens.Count && _tokens[_index + 2].IsName)
        {
            qualifier = qualifier is null ? last.Value : qualifier + "." + last.Value;
            last = _tokens[_index + 2];
            _index += 2;
        }

        var isFunction = first.IsName && Next is { } next && next.IsSymbol('(');
        if (!isFunction && (qualifier is not null || !first.IsName || !QueryScope.Defines(bracket.Scope, first.Value)))
            _tables.Add(new TableReference(last.Value, qualifier, first.Start, last.End - first.Start));
    }

    /// <summary>After a dot or AS even a keyword is only a name: <c>t.from</c>, <c>1 as from</c>.</summary>
    private bool FollowsDotOrAs() => _index > 0 && (_tokens[_index - 1].IsSymbol('.') || _tokens[_index - 1].IsWord("as"));

    /// <summary>Whether FROM is a part of <c>is distinct from</c> or <c>is not distinct from</c>.</summary>
    private bool IsDistinctFrom() =>
        _index > 1 && _tokens[_index - 1].IsWord("distinct") && (_tokens[_index - 2].IsWord("is") || _tokens[_index - 2].IsWord("not"));

    private bool IsKeyword(SqlToken token, string word) => token.IsWord(word) && !(Next is { } next && next.IsSymbol('.'));

    private SqlToken? Next => _index + 1 < _tokens.Count ? _tokens[_index + 1] : null;

    private void CheckStart()
    {
        if (_tokens.Count == 0 || _tokens[0].IsSymbol(';'))
            _fault = new SqlFault("it contains no statement; write one SELECT", 0, 0);
        else if (_tokens[0].IsWord("with"))
            _brackets.Peek().With = WithStep.Name;
        else if (_tokens.Count > 1 && _tokens[0].IsSymbol('{') && (_tokens[1].IsSymbol('{') || _tokens[1].IsSymbol('%')))
            Report(Templating, _tokens[0]);
        else if (!_tokens[0].IsWord("select") && !_tokens[0].IsSymbol('('))
            Report("it starts with '" + _tokens[0].Value + "'; write one SELECT", _tokens[0]);
    }

    private void CheckEnd()
    {
        var following = _index + 1;
        while (following < _tokens.Count && _tokens[following].IsSymbol(';'))
            following++;
        if (following < _tokens.Count)
            Report("a second statement starts here; leave one SELECT", _tokens[following]);
    }

    private void Report(string reason, SqlToken token) => _fault = Earlier(_fault, new SqlFault(reason, token.Start, token.Length));

    private static SqlFault? Earlier(SqlFault? left, SqlFault? right) =>
        left is { } l && right is { } r ? (r.Start < l.Start ? r : l) : left ?? right;
}
