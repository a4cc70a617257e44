namespace BankingContracts.Runtime.Sql.Faults;

/// <summary>Rows next to each other.</summary>
/// <param name="From">The position of the first, from 0.</param>
/// <param name="To">The position after the last.</param>
public sealed record RowRange(long From, long To)
{
    /// <summary>Their number.</summary>
    public long Count => To - From;
}
