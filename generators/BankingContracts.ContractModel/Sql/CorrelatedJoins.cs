namespace BankingContracts.ContractModel.Sql;

/// <summary>
/// Finds SQL that meets a limit of DuckDB: full, semi, anti and positional joins in a correlated subquery run over tables and views, but not
/// over CTEs ("Unsupported join type for flattening correlated subquery").
/// </summary>
public static class CorrelatedJoins
{
    private static readonly string[] Joins = ["full", "semi", "anti", "positional"];
    private static readonly string[] Queries = ["select", "from", "with"];

    /// <summary>Whether <paramref name="sql"/> may fail when CTEs replace the models that it reads; when in doubt, it may.</summary>
    public static bool NeedRelations(string sql)
    {
        var tokens = SqlLexer.Tokenize(sql);
        var items = tokens.Items;
        return tokens.Fault is not null
            || (items.Any(static t => Joins.Any(t.IsWord)) && items.Skip(1).Where((t, i) => items[i].IsSymbol('(') && Queries.Any(t.IsWord)).Any());
    }
}
