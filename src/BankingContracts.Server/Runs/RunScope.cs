namespace BankingContracts.Server.Runs;

/// <summary>What a run is asked to do; the options of the command line. JSON without a list, or with null for it, means an empty one.</summary>
public sealed record RunScope
{
    /// <summary>Selectors; empty selects everything.</summary>
    public IReadOnlyList<string> Select { get; init => field = value ?? []; } = [];

    /// <summary>Selectors of models to leave out.</summary>
    public IReadOnlyList<string> Exclude { get; init => field = value ?? []; } = [];

    /// <summary>Rebuilds intermediate and marts from the snapshots and audits whole tables.</summary>
    public bool FullRefresh { get; init; }

    /// <summary>The day that the files are about, for people; null when nobody said.</summary>
    public DateOnly? BusinessDate { get; init; }

    /// <summary>Lets a file close more keys than max_delete_ratio allows.</summary>
    public bool AllowMassDelete { get; init; }

    /// <summary>Lets a file send more rows to quarantine than max_quarantine_ratio allows.</summary>
    public bool AllowMassQuarantine { get; init; }
}
