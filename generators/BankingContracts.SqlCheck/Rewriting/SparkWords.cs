using BankingContracts.ContractModel.Sql;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Rewriting;

/// <summary>Writes for Spark SQL what needs no types: the order of NULL, and texts that it would read as more than texts.</summary>
internal static class SparkWords
{
    private static readonly string[] EndOfKeys = ["rows", "range", "groups", "limit", "offset", "union", "intersect", "except", "window"];

    /// <summary>Adds the changes of <paramref name="text"/>.</summary>
    public static void Write(SqlText text, SourcePlaces places, TextEdits edits)
    {
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (text.Tokens[i].Kind == SqlTokenKind.Text && text.Tokens[i].Value.Contains("${", StringComparison.Ordinal))
                WriteText(text.Tokens[i], edits);
            else if (text.Tokens[i].IsWord("order") && i + 1 < text.Tokens.Count && text.Tokens[i + 1].IsWord("by") && !IsOfGroup(text, i))
                WriteOrder(text, i + 2, edits);
        }
    }

    // Spark SQL replaces a name between ${ and }.
    private static void WriteText(SqlToken token, TextEdits edits) =>
        edits.Replace(token.Start, token.End, "(" + string.Join(" || '$' || ", token.Value.Split('$').Select(SparkForms.Text)) + ")");

    // The values of a percentile have no NULL.
    private static bool IsOfGroup(SqlText text, int index) =>
        index >= 2 && text.Tokens[index - 1].IsSymbol('(') && text.Tokens[index - 2].IsWord("group");

    /// <summary>DuckDB sorts NULL last, in both directions.</summary>
    private static void WriteOrder(SqlText text, int first, TextEdits edits)
    {
        var depth = 0;
        var isOrdered = false;
        var last = first - 1;
        for (var i = first; i <= text.Tokens.Count; i++)
        {
            var isEnd = i == text.Tokens.Count || (depth == 0 && (text.Tokens[i].IsSymbol(')') || text.Tokens[i].IsSymbol(';') || EndOfKeys.Any(text.Tokens[i].IsWord)));
            if (isEnd || (depth == 0 && text.Tokens[i].IsSymbol(',')))
            {
                if (!isOrdered && last >= first && !text.Tokens[last].IsWord("all"))
                    edits.Append(text.Tokens[last].End, " nulls last");
                if (isEnd)
                    return;
                isOrdered = false;
                continue;
            }

            depth += text.Tokens[i].IsSymbol('(') ? 1 : text.Tokens[i].IsSymbol(')') ? -1 : 0;
            isOrdered |= depth == 0 && text.Tokens[i].IsWord("nulls");
            last = i;
        }
    }
}
