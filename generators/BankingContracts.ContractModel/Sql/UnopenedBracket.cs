namespace BankingContracts.ContractModel.Sql;

/// <summary>
/// Finds the closing bracket that is never opened, in a text with more closing than opening brackets. It is seldom the last one: an extra
/// bracket closes an outer bracket, and then the closing bracket of the outer one has no partner. So the finder takes the first closing bracket
/// that ends a block in the middle of a line. A block is a text that starts on the line after its opening bracket.
/// </summary>
internal static class UnopenedBracket
{
    /// <summary>The bracket; null when every bracket is opened.</summary>
    public static SqlToken? Find(string text, IReadOnlyList<SqlToken> tokens)
    {
        var layout = new SqlLayout(text);
        var open = new Stack<int>();
        SqlToken? sign = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsSymbol('('))
            {
                open.Push(i);
            }
            else if (tokens[i].IsSymbol(')'))
            {
                if (open.Count == 0)
                    return sign ?? tokens[i];
                var bracket = open.Pop();
                var isBlock = !layout.AreInOneLine(tokens[bracket].Start, tokens[bracket + 1].Start);
                if (isBlock && !layout.IsFirst(tokens[i].Start))
                    sign ??= tokens[i];
            }
        }

        return null;
    }
}
