using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Tables;

/// <summary>The columns of a table as its contract has them now, over rows that were stored under an earlier one.</summary>
public static class ShapedColumns
{
    /// <summary>An expression with a name for each column.</summary>
    /// <param name="table">The table.</param>
    /// <param name="sql">The dialect.</param>
    /// <param name="preparation">How its columns change.</param>
    /// <param name="isStored">Whether a column is stored.</param>
    public static IEnumerable<string> Of(StoredTable table, SqlDialect sql, ModelPreparation preparation, Func<string, bool> isStored) => table.Columns.Select(column =>
    {
        if (column.Name == preparation.Absent)
            return $"{Absent(sql, preparation, isStored)} as {sql.Name(column.Name)}";
        if (preparation.StoredNameOf(column.Name) is not { } stored || !isStored(stored))
            return $"cast({(preparation.Defaults.TryGetValue(column.Name, out var held) ? sql.Text(held) : "null")} as {column.Type}) as {sql.Name(column.Name)}";
        if (preparation.Changes.Any(c => c.Column == column.Name && c.IsRetyped))
            return $"cast({sql.Name(stored)} as {column.Type}) as {sql.Name(column.Name)}";
        return stored == column.Name ? sql.Name(column.Name) : $"{sql.Name(stored)} as {sql.Name(column.Name)}";
    });

    /// <summary>What the row's file lacks, under the names of today: a column that no file had yet, and what the row lacked before.</summary>
    private static string Absent(SqlDialect sql, ModelPreparation preparation, Func<string, bool> isStored)
    {
        var before = preparation.AbsentBefore is { } name && isStored(name) ? $"',' || coalesce({sql.Name(name)}, '') || ','" : "','";
        var parts = preparation.MayLack.Select(column => preparation.Pending.Contains(column)
            ? sql.Text(column)
            : $"case when contains({before}, {sql.Text($",{preparation.StoredNameOf(column) ?? column},")}) then {sql.Text(column)} end");
        return $"nullif(concat_ws(',', {string.Join(", ", parts)}), '')";
    }
}
