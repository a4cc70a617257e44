using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Execution;

/// <summary>What has happened in a run so far.</summary>
/// <param name="runAt">The run's timestamp.</param>
/// <param name="runId">The run; null gives it a new id.</param>
internal sealed class RunJournal(DateTime runAt, string? runId = null)
{
    public DateTime RunAt { get; private set; } = runAt;

    public DateTime StartedAt { get; } = DateTime.UtcNow;

    public string RunId { get; } = runId ?? RunIds.New(DateTime.UtcNow);

    public DateOnly? BusinessDate { get; init; }

    public PipelineState Before { get; private set; } = PipelineState.Empty;

    public ExitCode ExitCode { get; private set; } = ExitCode.Done;

    public string Message { get; set; } = "";

    public bool MayPass { get; private set; }

    /// <summary>Whether the run failed because a file has not the columns of its contract.</summary>
    public bool IsSchemaChange { get; private set; }

    /// <summary>The message without values of rows; null when the message has none.</summary>
    public string? LoggedMessage { get; private set; }

    public IReadOnlyList<string> Notes { get; set; } = [];

    public bool IsCommitted { get; set; }

    /// <summary>The hash of the run's record; null before the commit.</summary>
    public string? ChainHash { get; set; }

    public List<StageRecord> Stages { get; } = [];

    public List<AuditResult> Audits { get; } = [];

    public List<LoadedFile> Files { get; } = [];

    public List<Arrival> Arrivals { get; } = [];

    public IReadOnlyList<FileNote> FileNotes { get; set; } = [];

    public List<LoadedDelivery> Deliveries { get; } = [];

    public Dictionary<string, ModelState> Models { get; private set; } = [];

    public Dictionary<string, StagingTotals> Stagings { get; private set; } = [];

    public Dictionary<string, SnapshotTotals> Snapshots { get; private set; } = [];

    public Dictionary<string, long> DeletedKeys { get; } = [];

    public Dictionary<string, long> QuarantinedKeys { get; } = [];

    public List<ExportedFile> Exports { get; } = [];

    /// <summary>Sets the date of the run. A run that waited must be later than the run that it waited for.</summary>
    public DateTime Redate(RunOptions options, DateTime now) => RunAt = options.AsOf ?? now;

    /// <summary>Sets <paramref name="state"/> as the state before the run.</summary>
    public void StartFrom(PipelineState state)
    {
        Before = state;
        Models = new(state.Models);
        Stagings = new(state.Stagings);
        Snapshots = new(state.Snapshots);
    }

    /// <summary>Takes over the results of a run that was already committed: all of them are still true.</summary>
    public void CarryOver(PipelineDefinition pipeline)
    {
        Message = $"A run dated {RunClock.Text(RunAt)} with these files was already committed; there is nothing to do.";
        foreach (var model in pipeline.Models.Where(m => Models.ContainsKey(m.Name)))
            Stages.Add(new StageRecord(KindOf(model), model.Name, ModelChange.None(Models[model.Name].Rows), 0, "this run was already committed"));
        Audits.AddRange(pipeline.Audits
            .Where(a => Before.Audits.ContainsKey(a.Name))
            .Select(a => new AuditResult(a, Before.Audits[a.Name].Status, Before.Audits[a.Name].FailingRows, 0, true, "")));
    }

    /// <summary>Stores the totals of a staging model with the last delivery of its source in this run, if there was one.</summary>
    public void NoteTotals(string source, string staging)
    {
        var last = Deliveries.FindLastIndex(d => d.Source == source);
        if (last >= 0 && Stagings.TryGetValue(staging, out var totals))
            Deliveries[last] = Deliveries[last] with { Stagings = new Dictionary<string, StagingTotals>(Deliveries[last].Stagings) { [staging] = totals } };
    }

    /// <summary>Marks every audit without a result as skipped.</summary>
    public void Skip(IEnumerable<AuditDefinition> audits, string why)
    {
        var known = Audits.Select(a => a.Audit.Name).ToHashSet();
        Audits.AddRange(audits.Where(a => !known.Contains(a.Name)).Select(a => new AuditResult(a, AuditStatus.Skipped, 0, 0, false, why)));
    }

    /// <summary>Ends the run as failed. Only the first failure counts.</summary>
    /// <param name="exitCode">How it ends.</param>
    /// <param name="message">The sentence for users.</param>
    /// <param name="mayPass">Whether the cause may pass by itself.</param>
    /// <param name="isSchemaChange">Whether a file has not the columns of its contract.</param>
    /// <param name="logged">The sentence without values of rows; null when the sentence has none.</param>
    public void Fail(ExitCode exitCode, string message, bool mayPass = false, bool isSchemaChange = false, string? logged = null)
    {
        if (ExitCode == ExitCode.Done)
            (ExitCode, Message, MayPass, IsSchemaChange, LoggedMessage) = (exitCode, message, mayPass, isSchemaChange, logged);
    }

    /// <summary>Adds a message to a run that ended well.</summary>
    public void Warn(string message)
    {
        if (ExitCode == ExitCode.Done)
            Message = (Message.Length > 0 ? Message + " " : IsCommitted ? $"Committed, run {RunId}. " : "") + message;
    }

    /// <summary>Ends the run as failed when an audit of severity error failed or could not run.</summary>
    public void FailOnAudits(string consequence)
    {
        var failed = Audits.Where(a => a.Status is AuditStatus.Failed or AuditStatus.Errored).ToList();
        if (failed.Count > 0)
        {
            var names = string.Join(", ", failed.Take(3).Select(a => a.Audit.Name)) + (failed.Count > 3 ? ", ..." : "");
            Fail(ExitCode.AuditFailed, $"{failed.Count} {(failed.Count == 1 ? "audit" : "audits")} failed ({names}). {consequence}");
        }
    }

    /// <summary>Ends the run as failed because rows could not be stored. The audits of the broken constraints become failed audits.</summary>
    public void FailOnBrokenContract(ContractBrokenException broken, PipelineDefinition pipeline)
    {
        foreach (var constraint in broken.Broken)
        {
            var audit = pipeline[broken.Model.Name].Audits.FirstOrDefault(a => a.Type == constraint.Type && a.Column == constraint.Column);
            if (audit is not null)
                Audits.Add(new AuditResult(audit, AuditStatus.Failed, constraint.FailingRows, 0, false, "").With(constraint.Rows, pipeline));
        }

        Fail(ExitCode.AuditFailed, broken.Message + " Nothing was changed.", logged: broken.LoggedMessage + " Nothing was changed.");
    }

    /// <summary>The outcome of the run, as far as it is known.</summary>
    public RunResult Result(TimeSpan elapsed) => new(
        ExitCode, Message, RunId, RunAt, IsCommitted, Stages, Audits, Stagings, Snapshots, DeletedKeys, QuarantinedKeys, Exports, null, elapsed)
    {
        MayPass = MayPass,
        BusinessDate = BusinessDate,
        ChainHash = ChainHash,
        FileNotes = FileNotes,
        Deliveries = Deliveries,
        Files = Files,
        Notes = Notes,
        Before = Before,
        IsSchemaChange = IsSchemaChange,
        LoggedMessage = LoggedMessage ?? Message,
    };

    private static StageKind KindOf(ModelDefinition model) => model.Body switch
    {
        SourceBody => StageKind.Ingest,
        SnapshotBody => StageKind.Snapshot,
        QueryBody => StageKind.Build,
        StagingBody or QuarantineBody => StageKind.Stage,
        _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
    };
}
