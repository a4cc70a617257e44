namespace BankingContracts.Runtime.Sql.Tables;

/// <summary>
/// Rows of a table that leave and rows that come. A row that is replaced is in both. The relations begin with the columns of the row's identity, which
/// is NULL for a row that replaces none; then come all stored columns.
/// </summary>
/// <param name="Removed">The rows that leave, with their old values.</param>
/// <param name="Added">The rows that come, with their new values.</param>
public sealed record RowChange(RowSet Removed, RowSet Added)
{
    /// <summary>Whether nothing changes.</summary>
    public bool IsEmpty => Removed.Count == 0 && Added.Count == 0;

    /// <summary>A query for the rows before the change.</summary>
    /// <param name="now">A query for the rows after it.</param>
    /// <param name="rows">Makes the same query over a relation of the change.</param>
    public string Undo(string now, Func<string, string> rows) => $"({now} except all {rows(Added.Relation)}) union all {rows(Removed.Relation)}";
}

/// <summary>Rows in a relation.</summary>
/// <param name="Relation">A working relation, or a query in parentheses.</param>
/// <param name="Count">Their number.</param>
public sealed record RowSet(string Relation, long Count)
{
    /// <summary>The working relation that holds them, which somebody must drop; null for none.</summary>
    internal string? Working { get; init; }
}
