using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Messages;

/// <summary>Finds the CASE that no END closes.</summary>
internal static class UnclosedCase
{
    private static readonly HashSet<string> Clauses = new(StringComparer.OrdinalIgnoreCase) { "from", "where", "group", "having", "window", "qualify", "order", "limit", "union", "intersect", "except", "join", "on" };

    /// <summary>The token of this CASE in <paramref name="text"/>, which the engine does not understand; -1 if every CASE has its END.</summary>
    public static int Find(SqlText text)
    {
        // The indexes of the open tokens: each is a bracket or a CASE.
        var open = new Stack<int>();
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var token = text.Tokens[i];
            if (i > 0 && (text.Tokens[i - 1].IsSymbol('.') || text.Tokens[i - 1].IsWord("as")))
                continue;
            var isInCase = open.TryPeek(out var last) && text.Tokens[last].IsWord("case");
            if (token.IsSymbol('(') || token.IsWord("case"))
                open.Push(i);
            else if (isInCase && (token.IsSymbol(')') || Ends(text, i)))
                return last;
            else if (open.Count > 0 && (token.IsSymbol(')') || (isInCase && token.IsWord("end"))))
                open.Pop();
        }

        return open.FirstOrDefault(i => text.Tokens[i].IsWord("case"), -1);
    }

    private static bool Ends(SqlText text, int index) =>
        Clauses.Contains(text.Tokens[index].Value) && text.Tokens[index].Kind == ContractModel.Sql.SqlTokenKind.Word && !text.Tokens[index - 1].IsWord("distinct");
}
