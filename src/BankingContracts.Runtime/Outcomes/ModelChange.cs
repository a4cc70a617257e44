namespace BankingContracts.Runtime.Outcomes;

/// <summary>What a step did to a table.</summary>
/// <param name="Rows">Rows afterwards.</param>
/// <param name="Added">Rows whose key is new.</param>
/// <param name="Changed">Rows whose values changed under the same key.</param>
/// <param name="Removed">Rows whose key no longer exists.</param>
public sealed record ModelChange(long Rows, long Added, long Changed, long Removed)
{
    /// <summary>Whether nothing was written.</summary>
    public bool IsEmpty => Added == 0 && Changed == 0 && Removed == 0;

    /// <summary>A step that wrote nothing to a table of <paramref name="rows"/> rows.</summary>
    public static ModelChange None(long rows) => new(rows, 0, 0, 0);
}
