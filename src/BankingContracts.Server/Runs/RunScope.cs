using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Planning;

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

    /// <summary>Reads only the files whose names have the business date.</summary>
    public bool OnlyFilesOfBusinessDate { get; init; }

    /// <summary>Lets a file close more keys than max_delete_ratio allows.</summary>
    public bool AllowMassDelete { get; init; }

    /// <summary>Lets a file send more rows to quarantine than max_quarantine_ratio allows.</summary>
    public bool AllowMassQuarantine { get; init; }

    /// <summary>The options of a run with this scope.</summary>
    /// <param name="options">Where files are read and written.</param>
    public RunOptions Of(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with
        {
            Select = Select,
            Exclude = Exclude,
            FullRefresh = FullRefresh,
            BusinessDate = BusinessDate,
            OnlyFilesOfBusinessDate = OnlyFilesOfBusinessDate,
            AllowMassDelete = AllowMassDelete,
            AllowMassQuarantine = AllowMassQuarantine,
        };
    }

    /// <summary>Refuses what can never be done.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <exception cref="PipelineException">A selector selects nothing, or files of a business date are asked for without the date.</exception>
    public void Check(PipelineDefinition pipeline)
    {
        ModelSelection.Of(pipeline, Select, Exclude);
        if (OnlyFilesOfBusinessDate && BusinessDate is null)
            throw PipelineException.BadInput("only_files_of_business_date needs a business_date; add it.");
    }
}
