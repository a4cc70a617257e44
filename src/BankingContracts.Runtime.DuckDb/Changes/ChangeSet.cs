namespace BankingContracts.Runtime.DuckDb.Changes;

/// <summary>The extent of a model's change in this run.</summary>
/// <param name="IsKnown">Whether the rows are in the tables of <see cref="ChangeSets"/>; if not, any row may have changed.</param>
/// <param name="Removed">Rows removed, changed ones included; 0 when not known.</param>
/// <param name="Added">Rows added, changed ones included; 0 when not known.</param>
internal sealed record ChangeSet(bool IsKnown, long Removed, long Added)
{
    /// <summary>Nothing changed; there are no tables.</summary>
    public static ChangeSet None { get; } = new(true, 0, 0);

    /// <summary>First filled, created again, or a view: every reader of the model computes all its rows.</summary>
    public static ChangeSet Unknown { get; } = new(false, 0, 0);

    /// <summary>Whether nothing changed.</summary>
    public bool IsEmpty => IsKnown && Removed == 0 && Added == 0;
}
