using BankingContracts.ContractModel.Dialects;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Rewriting;

/// <summary>
/// An author's SQL as each engine gets it. DuckDB gets the text of the author, with only the functions of the contract language written in its
/// own. Spark SQL gets a text that computes what DuckDB computes.
/// </summary>
internal static class PortableText
{
    /// <summary>The changes of <paramref name="text"/> for one engine.</summary>
    public static TextEdits For(Dialect dialect, SqlText text, BoundText bound)
    {
        var types = bound.Exact;
        var edits = new TextEdits(text.Sql);
        var places = new SourcePlaces(text);
        var calls = new ContractCalls(text, places, types, edits, dialect);
        var spark = dialect == Dialect.Spark ? new SparkRewriter(text, places, types, bound.OnDuckDb, edits) : null;
        var seen = new HashSet<(int, Type)>();
        foreach (var expression in bound.Expressions().Where(static e => e.Location >= 0))
        {
            if (seen.Add((expression.Location, expression.GetType())) && !calls.Write(expression))
                spark?.Write(expression);
        }

        if (dialect == Dialect.Spark)
            SparkWords.Write(text, places, edits);
        return edits;
    }
}
