namespace BankingContracts.Server.Columns;

/// <summary>The direction in which lineage is followed.</summary>
internal enum LineageDirection
{
    /// <summary>To the columns that a column comes from.</summary>
    Upstream,

    /// <summary>To the columns that come from a column.</summary>
    Downstream,
}
