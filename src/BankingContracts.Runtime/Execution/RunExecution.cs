using System.Diagnostics;
using System.Globalization;
using BankingContracts.Runtime.Archives;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Execution;

/// <summary>Executes a plan up to and including the commit. After an exception the database is unchanged.</summary>
internal sealed class RunExecution(
    PipelineDefinition pipeline, IEngineRun run, RunPlan plan, RunOptions options, RunJournal journal, IRunObserver? observer, FaultReplay? faults)
{
    /// <summary>The models whose rows or contract changed in this run.</summary>
    private readonly HashSet<string> _changed = [.. plan.Preparations.Where(p => p.Value.Kind != PreparationKind.None).Select(p => p.Key)];

    // The columns of a model that stored rows had no value for, and have now.
    private readonly Dictionary<string, IReadOnlyList<string>> _pending = [];

    private readonly MassGuard _guard = new(pipeline, options);

    /// <summary>Runs all stages, audits and commits; leaves the outcome in the journal.</summary>
    /// <param name="cancellation">Stops between statements.</param>
    /// <param name="end">The stage before which the run stops; null for none.</param>
    public async Task ExecuteAsync(CancellationToken cancellation, PlannedStage? end = null)
    {
        await run.HoldAsync(plan.Preparations, cancellation);
        foreach (var model in pipeline.Models.Where(m => plan.Preparations.ContainsKey(m.Name)))
            await run.PrepareAsync(model, plan.Preparations[model.Name], cancellation);

        foreach (var stage in plan.Stages.TakeWhile(s => !ReferenceEquals(s, end)))
        {
            switch (stage)
            {
                case IngestStage ingest:
                    await StepAsync(stage, ingest.Source, async () => Outcome(stage, await IngestAsync(ingest.Source, ingest.Files, cancellation)));
                    break;
                case ModelStage model:
                    await StepAsync(stage, model.Definition, () => RefreshAsync(model, cancellation));
                    break;
                case AuditStage audit:
                    await AuditAsync(audit, cancellation);
                    if (journal.ExitCode != ExitCode.Done)
                        return;
                    break;
                case CommitStage commit:
                    await CommitAsync(commit, cancellation);
                    break;
            }
        }
    }

    private async Task StepAsync(PlannedStage stage, ModelDefinition model, Func<Task<BuildOutcome>> step)
    {
        if (stage.Trigger == StageTrigger.Never || (stage.Trigger == StageTrigger.OnChange && !model.Upstreams.Any(_changed.Contains)))
        {
            var why = stage.Trigger == StageTrigger.Never ? stage.Reason : "nothing it reads changed";
            var rows = journal.Models.GetValueOrDefault(model.Name)?.Rows ?? 0;
            Remember(model, rows);
            if (model.Body is StagingBody staging)
                journal.NoteTotals(staging.Input, model.Name);
            Record(stage, new StageRecord(stage.Kind, model.Name, ModelChange.None(rows), 0, why));
            return;
        }

        observer?.OnStageStarted(stage);
        var watch = Stopwatch.StartNew();
        var (change, isChanged, note) = await step();
        if (isChanged)
            _changed.Add(model.Name);
        Remember(model, change.Rows);
        Record(stage, new StageRecord(stage.Kind, model.Name, change, watch.Elapsed.TotalMilliseconds, note) { HasLoadedFile = stage is IngestStage });
    }

    private async Task<ModelChange> IngestAsync(ModelDefinition source, IReadOnlyList<InputFile> files, CancellationToken cancellation)
    {
        var outcome = await run.IngestAsync(source, files, cancellation);
        journal.Deliveries.Add(new LoadedDelivery(source.Name, [.. files.Select(f => f.Name)], outcome.RowsRead, new Dictionary<string, StagingTotals>()) { Superseded = outcome.Superseded });
        _guard.AfterIngest(journal.Deliveries[^1]);
        if (outcome.Superseded > 0)
            journal.Notes = [.. journal.Notes, SupersededNote(source, files, outcome.Superseded)];
        journal.Files.AddRange(files.Zip(outcome.RowsByFile, (file, rows) => new LoadedFile(source.Name, file.Name, file.Hash, journal.RunAt, rows)));
        await ArchiveAsync(source, files, outcome, cancellation);
        if (outcome.RaggedChanged)
            _changed.Add(source.Name);
        _pending[source.Name] = outcome.Pending;
        return outcome.Change;
    }

    private static string SupersededNote(ModelDefinition source, IReadOnlyList<InputFile> files, long rows) => string.Create(
        CultureInfo.InvariantCulture,
        $"{source.Name}: {rows} row{(rows == 1 ? "" : "s")} of {files[0].Name} had no effect, because a row of the same key with a higher {((SourceBody)source.Body).SequenceColumn} is known.");

    /// <summary>Keeps the files where the contract asks for it, and notes how they arrived.</summary>
    private async Task ArchiveAsync(ModelDefinition source, IReadOnlyList<InputFile> files, IngestOutcome outcome, CancellationToken cancellation)
    {
        var archive = ((SourceBody)source.Body).IsArchived ? new FileArchive(options.ArchiveDirectory) : null;
        foreach (var (i, file) in files.Index())
        {
            if (archive is not null)
                await archive.KeepAsync(file, cancellation);
            journal.Arrivals.Add(new Arrival(source.Name, file.Name, file.Hash, file.Bytes, outcome.RowsByFile[i], outcome.ColumnsByFile[i], archive is not null));
        }
    }

    private async Task<BuildOutcome> RefreshAsync(ModelStage stage, CancellationToken cancellation)
    {
        var model = stage.Definition;
        switch (model.Body)
        {
            case StagingBody staging:
                return Outcome(stage, await StageAsync(stage, staging, cancellation));
            case SnapshotBody snapshot:
                return Outcome(stage, await SnapshotAsync(stage, snapshot, cancellation));
            case QueryBody:
                return await BuildAsync(stage, cancellation);
            default:
                throw new InvalidOperationException($"{model.Name} has no stage of its own.");
        }
    }

    private async Task<BuildOutcome> BuildAsync(ModelStage stage, CancellationToken cancellation)
    {
        try
        {
            return await run.BuildAsync(stage.Definition, stage.Trigger == StageTrigger.Always ? stage.Reason : null, cancellation);
        }
        catch (SqlFaultException e)
        {
            var sql = FaultySql.Of(e.Model);
            var findings = faults is null ? null : await faults.FindAsync(run, stage, [sql], cancellation);
            var finding = findings?[0] ?? new FaultFinding(sql, e.Fault, null, null, []);
            throw new PipelineException(finding.Fault.ExitCode, $"{FaultSentences.Of(finding)} Nothing was changed.", e)
            {
                LoggedMessage = $"{FaultSentences.Of(finding with { Rows = [] })} Nothing was changed.",
            };
        }
    }

    private static BuildOutcome Outcome(PlannedStage stage, ModelChange change) =>
        new(change, !change.IsEmpty, stage.Trigger == StageTrigger.Always ? stage.Reason : "");

    private async Task<ModelChange> StageAsync(ModelStage stage, StagingBody staging, CancellationToken cancellation)
    {
        var model = stage.Definition;
        var mode = Mode(stage, model);
        var before = journal.Stagings.GetValueOrDefault(model.Name);
        var outcome = await run.StageAsync(model, before, mode, cancellation);
        journal.Stagings[model.Name] = outcome.Totals;
        journal.NoteTotals(staging.Input, model.Name);
        TotalsCheck.Staging(model.Name, outcome.Totals);
        _guard.AfterStaging(model, outcome, mode == StepMode.Recleaned, before, journal);

        // A row may leave quarantine and still not be staged. A snapshot that keeps quarantined keys needs to know this.
        if (!outcome.Quarantine.IsEmpty)
            _changed.UnionWith([model.Name, staging.Quarantine]);
        Remember(pipeline[staging.Quarantine], outcome.Quarantine.Rows);
        return outcome.Staging;
    }

    private async Task<ModelChange> SnapshotAsync(ModelStage stage, SnapshotBody snapshot, CancellationToken cancellation)
    {
        var model = stage.Definition;
        var outcome = await run.SnapshotAsync(
            model, journal.Snapshots.GetValueOrDefault(model.Name), Mode(stage, pipeline[snapshot.Relation]), cancellation);
        journal.Snapshots[model.Name] = outcome.Totals;
        _pending[model.Name] = [.. PendingOf(model).Except(outcome.Filled)];
        (journal.DeletedKeys[model.Name], journal.QuarantinedKeys[model.Name]) = outcome.Closed;
        if (!snapshot.IsRetired)
        {
            TotalsCheck.Snapshot(model, snapshot, outcome.Totals, journal.Stagings.GetValueOrDefault(snapshot.Relation));
            _guard.AfterSnapshot(model, snapshot, outcome);
        }

        return outcome.Change;
    }

    /// <summary>Which rows a staging model cleans, or a snapshot that follows it compares.</summary>
    private StepMode Mode(ModelStage stage, ModelDefinition staging)
    {
        if (journal.Before.Models.TryGetValue(staging.Name, out var known) && known.Fingerprint != staging.Fingerprint)
            return StepMode.Recleaned;
        return stage.Trigger == StageTrigger.Always ? StepMode.Whole : StepMode.Changes;
    }

    private async Task AuditAsync(AuditStage stage, CancellationToken cancellation)
    {
        observer?.OnStageStarted(stage);
        var watch = Stopwatch.StartNew();
        var behind = Behind();
        var comparable = stage.Audits.Where(a => !a.Reads.Any(behind.Contains)).ToList();
        var due = comparable.Where(a => stage.WholeTables || IsDue(a)).Select(a => new DueAudit(a, stage.WholeTables ? null : FailingBefore(a))).ToList();
        var counts = await AuditFaults.ExplainAsync(
            [.. due.Select(d => d.Audit)],
            await run.AuditChangesAsync(due, cancellation),
            async sqls => faults is null ? null : await faults.FindAsync(run, stage, sqls, cancellation));
        var evaluated = due.Zip(counts, (d, count) => AuditEvaluation.Of(d.Audit, count));
        var results = (await FailureKeeper.KeepAsync(evaluated, pipeline, run, journal.RunAt, cancellation)).ToDictionary(r => r.Audit.Name);
        journal.Audits.AddRange(comparable.Select(a => results.TryGetValue(a.Name, out var result)
            ? result
            : new AuditResult(a, journal.Before.Audits[a.Name].Status, journal.Before.Audits[a.Name].FailingRows, 0, true, "")));
        journal.Skip(pipeline.Audits, "a model it reads was not selected");
        Record(stage, new StageRecord(StageKind.Audit, null, ModelChange.None(due.Count), watch.Elapsed.TotalMilliseconds, ""));
        journal.FailOnAudits("Nothing was changed.");
    }

    /// <summary>Models that selection left out although an upstream changed. It is not useful to compare them with other models.</summary>
    private HashSet<string> Behind()
    {
        var behind = new HashSet<string>();
        foreach (var model in pipeline.Models.Where(m => plan.LeftOut.Contains(m.Name)))
        {
            var wasStale = journal.Before.Models.TryGetValue(model.Name, out var known) && known.IsStale;
            if (known is null || wasStale || model.Upstreams.Any(u => _changed.Contains(u) || behind.Contains(u)))
                behind.Add(model.Name);
        }

        return behind;
    }

    /// <summary>Whether an audit's last result may no longer be true.</summary>
    private bool IsDue(AuditDefinition audit) => audit.DependsOnTime || audit.Reads.Any(_changed.Contains) || FailingBefore(audit) is null;

    /// <summary>
    /// The failing rows as of the last commit. It is null when they were not counted, or when another audit with the same name counted them.
    /// </summary>
    private long? FailingBefore(AuditDefinition audit) =>
        journal.Before.Audits.TryGetValue(audit.Name, out var last) && last.Fingerprint == audit.Fingerprint ? last.FailingRows : null;

    private async Task CommitAsync(CommitStage stage, CancellationToken cancellation)
    {
        observer?.OnStageStarted(stage);
        var watch = Stopwatch.StartNew();
        foreach (var name in journal.Models.Keys.Where(IsLeftBehind).ToList())
            journal.Models[name] = journal.Models[name] with { IsStale = true };
        foreach (var left in journal.Models.Values.ToList())
            journal.Models[left.Model] = left with { Shape = left.Shape with { Kept = KeptPastOf(left) } };

        var executed = journal.Audits
            .Where(a => a is { IsCarriedOver: false, Status: not AuditStatus.Skipped })
            .Select(a => new AuditRecord(a.Audit.Name, a.Audit.Fingerprint, a.Status, a.FailingRows))
            .ToList();
        var audits = pipeline.Audits.Where(a => !IsDue(a)).ToDictionary(a => a.Name, a => journal.Before.Audits[a.Name]);
        foreach (var record in executed)
            audits[record.Audit] = record;
        var state = new PipelineState(
            journal.RunAt, journal.Models, [.. journal.Before.Files, .. journal.Files], audits, journal.Stagings, journal.Snapshots);
        await run.CommitAsync(
            new RunRecord(journal.RunId, journal.RunAt, journal.StartedAt, DateTime.UtcNow, journal.Stages, journal.Files, executed, state)
            {
                BusinessDate = options.BusinessDate,
                Request = new RunRequest(options.Select, options.Exclude, options.FullRefresh),
                Arrivals = journal.Arrivals,
            },
            cancellation);
        journal.IsCommitted = true;
        journal.ChainHash = run.ChainHash;
        observer?.OnStageFinished(stage, new StageRecord(stage.Kind, null, ModelChange.None(0), watch.Elapsed.TotalMilliseconds, ""));
    }

    /// <summary>What is kept of the rows of before, also of a model that selection left out: it may be a view.</summary>
    private KeptPast? KeptPastOf(ModelState state)
    {
        if (pipeline.Find(state.Model) is not { } model)
            return _changed.Count > 0 ? PastPlanner.WithoutContract(state, journal.RunAt) : state.Shape.Kept;
        var preparation = plan.Preparations.GetValueOrDefault(model.Name, ModelPreparation.None);
        return PastPlanner.After(model, journal.Before.Models.GetValueOrDefault(model.Name), preparation, journal.RunAt, journal.Before.LastRunAt);
    }

    /// <summary>
    /// Whether a model that was built before may no longer fit its upstreams: selection left it out, or it has no contract now
    /// but may get one again.
    /// </summary>
    private bool IsLeftBehind(string model) => pipeline.Find(model) is { } known
        ? plan.LeftOut.Contains(model) && known.Upstreams.Any(_changed.Contains)
        : _changed.Count > 0 && journal.Before.LastFile(model) is null;

    private void Remember(ModelDefinition model, long rows)
    {
        var changedBy = _changed.Contains(model.Name) || !journal.Before.Models.TryGetValue(model.Name, out var before) ? journal.RunId : before.ChangedBy;
        journal.Models[model.Name] = new ModelState(model.Name, model.Fingerprint, Shape(model), false, rows, changedBy);
    }

    /// <summary>The shape of the rows that the run leaves.</summary>
    private ModelShape Shape(ModelDefinition model)
    {
        var preparation = plan.Preparations.GetValueOrDefault(model.Name, ModelPreparation.None);
        var pending = PendingOf(model);
        var names = model.Columns.Select(c => c.Name).ToHashSet();
        var retired = model.Body is SnapshotBody
            ? (journal.Before.Models.GetValueOrDefault(model.Name)?.Shape.Retired ?? []).Concat(preparation.Retired).Where(r => !names.Contains(r.Name)).ToList()
            : [];
        return ModelShape.Of(model) with { Retired = retired.Count == 0 ? null : retired, Pending = pending.Count == 0 ? null : pending };
    }

    /// <summary>The columns that no stored row has a value for yet.</summary>
    private IReadOnlyList<string> PendingOf(ModelDefinition model) =>
        _pending.GetValueOrDefault(model.Name) ?? plan.Preparations.GetValueOrDefault(model.Name, ModelPreparation.None).Pending;

    private void Record(PlannedStage stage, StageRecord record)
    {
        journal.Stages.Add(record);
        observer?.OnStageFinished(stage, record);
    }
}
