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

    /// <summary>Rebuild intermediate and marts from the snapshots and audit whole tables.</summary>
    public bool FullRefresh { get; init; }

    /// <summary>Selectors in dbt's syntax; empty selects everything.</summary>
    public IReadOnlyList<string> Select { get; init; } = [];

    /// <summary>Show values of rows that break something; keys are shown without it.</summary>
    public bool ShowValues { get; init; }

    /// <summary>Let a file close more keys than max_delete_ratio.</summary>
    public bool AllowMassDelete { get; init; }

    /// <summary>Let a file lose more rows than max_quarantine_ratio.</summary>
    public bool AllowMassQuarantine { get; init; }
}
