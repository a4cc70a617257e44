namespace BankingContracts.ContractModel.Sql;

/// <summary>
/// Finds the bracket that is never closed, in a text with more opening than closing brackets. It is seldom the innermost bracket that is open
/// at the end, because the closing brackets after the mistake have closed others. So the finder searches for the first sign that a bracket
/// should be closed already. Such a sign is a keyword that cannot be inside the bracket. Another sign is a closing bracket at the start of a
/// line that has the indentation of an outer bracket's line.
/// </summary>
internal sealed class UnclosedBracket
{
    // The clauses of a query in their order. A clause that can be at several places in this order is not listed.
    private static readonly Dictionary<string, int> Clauses = new(StringComparer.OrdinalIgnoreCase) { ["select"] = 1, ["from"] = 2, ["where"] = 3, ["group"] = 4, ["having"] = 5 };

    private static readonly HashSet<string> SetOperators = new(StringComparer.OrdinalIgnoreCase) { "union", "intersect", "except" };

    private readonly SqlLayout _layout;
    private readonly IReadOnlyList<SqlToken> _tokens;
    private readonly Stack<Open> _open = new();

    // For each indentation: how many of the open brackets are in lines with it.
    private readonly Dictionary<int, int> _lines = [];

    private UnclosedBracket(string text, IReadOnlyList<SqlToken> tokens)
    {
        _layout = new SqlLayout(text);
        _tokens = tokens;
    }

    /// <summary>The bracket; null when every bracket is closed.</summary>
    public static SqlToken? Find(string text, IReadOnlyList<SqlToken> tokens)
    {
        var finder = new UnclosedBracket(text, tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (finder.Read(i) is { } sign)
                return sign;
        }

        return finder._open.Count > 0 ? finder._open.Peek().Bracket : null;
    }

    private SqlToken? Read(int index)
    {
        var token = _tokens[index];
        if (token.Kind == SqlTokenKind.Symbol)
        {
            if (token.Value[0] is '(' or '[' or '{')
                Push(new Open(token, index, _layout.Indentation(token.Start)));
            else if (IsClosing(token) && _open.Count > 0)
                return Close(index);
            return null;
        }

        return token.Kind == SqlTokenKind.Word && _open.Count > 0 && !IsName(index) && Ends(_open.Peek(), index) ? _open.Peek().Bracket : null;
    }

    private void Push(Open open)
    {
        _open.Push(open);
        _lines[open.Indentation] = (_lines.TryGetValue(open.Indentation, out var count) ? count : 0) + 1;
    }

    /// <summary>
    /// Closes the innermost open bracket with the one at <paramref name="index"/>. If the layout shows that this one was meant for an outer
    /// bracket, returns the innermost bracket; otherwise null.
    /// </summary>
    private SqlToken? Close(int index)
    {
        var inner = _open.Pop();
        _lines[inner.Indentation]--;
        var start = _tokens[index].Start;
        var indentation = _layout.Indentation(start);
        var endsBlock = _layout.IsFirst(start) && !(index + 1 < _tokens.Count && IsClosing(_tokens[index + 1]) && _layout.AreInOneLine(start, _tokens[index + 1].Start));
        return endsBlock && (inner.Indentation > indentation || (inner.Indentation == indentation && !EndsLine(inner.Index))) && _lines.TryGetValue(indentation, out var outer) && outer > 0 ? inner.Bracket : null;
    }

    /// <summary>Whether the keyword at <paramref name="index"/> cannot be inside <paramref name="open"/>.</summary>
    private bool Ends(Open open, int index)
    {
        var token = _tokens[index];
        var isFirst = index == open.Index + 1;
        open.IsQuery |= isFirst && (token.IsWord("with") || token.IsWord("select") || (token.IsWord("from") && !TakesFrom(open.Index)));
        if (SetOperators.Contains(token.Value))
        {
            // A set operator can also join queries in brackets. Then there is no SELECT before it.
            open.IsQuery |= IsClosing(_tokens[index - 1]);
            open.Clause = 0;
            return !open.IsQuery;
        }

        if (!Clauses.TryGetValue(token.Value, out var clause) || IsPart(open, index))
            return false;
        // A query may start with FROM.
        var isLate = clause <= open.Clause && !(clause == 1 && open.Clause == 2 && open.StartsWithFrom);
        open.StartsWithFrom |= isFirst && clause == 2;
        open.Clause = clause;
        return !isFirst && (isLate || !open.IsQuery);
    }

    /// <summary>Whether the keyword belongs to other syntax: <c>extract(day from x)</c>, <c>is distinct from</c>, <c>within group</c>.</summary>
    private bool IsPart(Open open, int index) =>
        (_tokens[index].IsWord("group") && _tokens[index - 1].IsWord("within"))
        || (_tokens[index].IsWord("from") && (TakesFrom(open.Index) || (_tokens[index - 1].IsWord("distinct") && index > 1 && (_tokens[index - 2].IsWord("is") || _tokens[index - 2].IsWord("not")))));

    private bool TakesFrom(int bracket) =>
        bracket > 0 && _tokens[bracket - 1] is var call && (call.IsWord("extract") || call.IsWord("trim") || call.IsWord("substring") || call.IsWord("overlay"));

    private static bool IsClosing(SqlToken token) => token.IsSymbol(')') || token.IsSymbol(']') || token.IsSymbol('}');

    private bool EndsLine(int index) => index + 1 < _tokens.Count && !_layout.AreInOneLine(_tokens[index].Start, _tokens[index + 1].Start);

    /// <summary>After a dot or AS even a keyword is only a name.</summary>
    private bool IsName(int index) => index > 0 && (_tokens[index - 1].IsSymbol('.') || _tokens[index - 1].IsWord("as"));

    private sealed class Open(SqlToken bracket, int index, int indentation)
    {
        public SqlToken Bracket => bracket;

        public int Index => index;

        public int Indentation => indentation;

        public bool IsQuery { get; set; }

        public bool StartsWithFrom { get; set; }

        public int Clause { get; set; }
    }
}
