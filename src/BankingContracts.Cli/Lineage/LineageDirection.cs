namespace BankingContracts.Cli.Lineage;

/// <summary>Which way lineage is followed.</summary>
internal enum LineageDirection
{
    /// <summary>To what columns come from.</summary>
    Upstream,

    /// <summary>To what comes from columns.</summary>
    Downstream,
}
