using BankingContracts.ContractModel.Dialects;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>The steps of WITH that nothing reads: DuckDB does not check them, but Spark SQL does.</summary>
internal static class UnreadSteps
{
    /// <summary>For each of these steps, a text that reads it. Everything before the last SELECT of the text keeps its place.</summary>
    public static IEnumerable<string> Read(SqlText text, SyntaxTree tree)
    {
        var names = tree.StepNames();
        if (names.Count == 0 || MainQuery(text) is not (>= 0 and var start))
            yield break;
        var read = tree.Nodes().Where(static n => SyntaxTree.Text(n, "type") == "BASE_TABLE").Select(static n => SyntaxTree.Text(n, "table_name")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names.Where(n => !read.Contains(n)))
            yield return text.Bindable[..start] + "select 1 from " + SqlIdentifier.Quote(name, Dialect.DuckDb);
    }

    /// <summary>Where the query after the last step starts; -1 if there is none.</summary>
    private static int MainQuery(SqlText text)
    {
        var depth = 0;
        for (var i = 0; i + 1 < text.Tokens.Count; i++)
        {
            depth += text.Tokens[i].IsSymbol('(') ? 1 : text.Tokens[i].IsSymbol(')') ? -1 : 0;
            var next = text.Tokens[i + 1];
            // A closing bracket ends the names of a step's columns, or the step itself.
            if (depth == 0 && text.Tokens[i].IsSymbol(')') && !next.IsSymbol(',') && !next.IsWord("as"))
                return next.Start;
        }

        return -1;
    }
}
