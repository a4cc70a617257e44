using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Connections;

namespace BankingContracts.Runtime.DuckDb.Queries;

/// <summary>
/// What stands in a model's place when a query is evaluated: its rows with touched values only, as they are or as they
/// were before this run. Restricting what a query reads took 36-69 ms where filtering its result took 268-347.
/// </summary>
internal static class Shadows
{
    /// <summary>A CTE that puts <paramref name="rows"/> in the place of <paramref name="model"/>.</summary>
    public static string Cte(string model, string rows) => $"{Sql.Name(model)} as ({rows})";

    /// <summary>The rows of <paramref name="model"/>, of those with a touched value in <paramref name="column"/> if one is given.</summary>
    public static string Now(ModelDefinition model, string? column, TouchedValues? touched) => Rows(Sql.Table(model), column, touched);

    /// <summary>The same rows as they were before <paramref name="change"/>: what was added is taken away, what was removed put back.</summary>
    public static string Before(ModelDefinition model, ChangeSet change, string? column, TouchedValues? touched)
    {
        var now = Now(model, column, touched);
        return change.IsEmpty ? now : Undone(model.Name, now, column, touched);
    }

    /// <summary>Rows of a model with its change set undone.</summary>
    /// <param name="model">The model.</param>
    /// <param name="now">A query for the rows as they are, of those with a touched value in <paramref name="column"/> if one is given.</param>
    /// <param name="column">The column by which they are restricted.</param>
    /// <param name="touched">The touched values.</param>
    /// <param name="columns">The columns that <paramref name="now"/> returns; null for all.</param>
    public static string Undone(string model, string now, string? column, TouchedValues? touched, IReadOnlyList<string>? columns = null) =>
        $"({now} except all {Rows(ChangeSets.Added(model), column, touched, columns)}) union all {Rows(ChangeSets.Removed(model), column, touched, columns)}";

    /// <summary>The rows of <paramref name="table"/>, of those with a touched value in <paramref name="column"/> if one is given.</summary>
    public static string Rows(string table, string? column, TouchedValues? touched, IReadOnlyList<string>? columns = null)
    {
        var list = columns is null ? "*" : Sql.List(columns);
        return column is null
            ? $"select {list} from {table}"
            : $"select {list} from {table} as _u where {touched!.Contain(Sql.Column("_u", column))}";
    }
}
