using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.State;

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

    /// <summary>Directory in which loaded files are kept, where their contract asks for it.</summary>
    public string ArchiveDirectory { get; init; } = "archive";

    /// <summary>The files of each source that are loaded, in their order, as one run received them; null for those of <see cref="InputDirectory"/> that were not loaded yet.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<InputFile>>? Files { get; init; }

    /// <summary>The ledger of a database whose order of arrival several files of a source follow; null for the order of their names.</summary>
    public IReadOnlyList<LoadedFile>? OrderOf { get; init; }

    /// <summary>The run's timestamp, UTC, microseconds; null means the time of the clock.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>The id of the run, see <see cref="Execution.RunIds"/>; null gives it a new one.</summary>
    public string? RunId { get; init; }

    /// <summary>The day that the run's files are about, for people and programs; stored with the run. Null when nobody said.</summary>
    public DateOnly? BusinessDate { get; init; }

    /// <summary>Reads only the files whose names have <see cref="BusinessDate"/>; every selected source must have a date in its file's name.</summary>
    public bool OnlyFilesOfBusinessDate { get; init; }

    /// <summary>Lets the run have a date more than a day after the clock.</summary>
    public bool AllowFuture { get; init; }

    /// <summary>Rebuilds intermediate and marts from the snapshots and audits whole tables.</summary>
    public bool FullRefresh { get; init; }

    /// <summary>Selectors, see docs/command-line.md; empty selects everything.</summary>
    public IReadOnlyList<string> Select { get; init; } = [];

    /// <summary>Selectors of models to leave out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>How long to wait while another process uses the database; zero fails at once.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Shows the values of rows that cause an error. Without it only keys are shown.</summary>
    public bool ShowValues { get; init; }

    /// <summary>Lets a file close more keys than max_delete_ratio allows.</summary>
    public bool AllowMassDelete { get; init; }

    /// <summary>Lets a file send more rows to quarantine than max_quarantine_ratio allows.</summary>
    public bool AllowMassQuarantine { get; init; }
}
