namespace BankingContracts.Runtime;

/// <summary>What a user asks of a run.</summary>
public sealed record RunOptions
{
    /// <summary>Directory of the source files.</summary>
    public required string InputDirectory { get; init; }

    /// <summary>Directory of the exports.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>Directory of the quality reports.</summary>
    public required string ReportsDirectory { get; init; }

    /// <summary>The run's timestamp, UTC, microseconds; null takes the clock.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>Let the run be dated more than a day after the clock.</summary>
    public bool AllowFuture { get; init; }

    /// <summary>Rebuild intermediate and marts from the snapshots and audit whole tables.</summary>
    public bool FullRefresh { get; init; }

    /// <summary>Selectors, see docs/command-line.md; empty selects everything.</summary>
    public IReadOnlyList<string> Select { get; init; } = [];

    /// <summary>Selectors of models to leave out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>How long to wait while another process uses the database; zero fails at once.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Show values of rows that cause an error; without it only keys are shown.</summary>
    public bool ShowValues { get; init; }

    /// <summary>Let a file close more keys than max_delete_ratio.</summary>
    public bool AllowMassDelete { get; init; }

    /// <summary>Let a file lose more rows than max_quarantine_ratio.</summary>
    public bool AllowMassQuarantine { get; init; }
}
