namespace BankingContracts.Runtime.Sql.Tables;

/// <summary>What a step, or the run so far, did to a table.</summary>
/// <param name="IsKnown">Whether the change can be followed: if not, any row may have changed, and every reader computes all its rows.</param>
/// <param name="Removed">Rows removed, changed ones included.</param>
/// <param name="Added">Rows added, changed ones included.</param>
internal sealed record ChangeSet(bool IsKnown, RowSet Removed, RowSet Added)
{
    /// <summary>Whether nothing changed.</summary>
    public bool IsEmpty => IsKnown && Removed.Count == 0 && Added.Count == 0;

    /// <summary>The rows, without the flag.</summary>
    public RowChange Rows => new(Removed, Added);
}
