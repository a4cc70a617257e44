using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Execution;

/// <summary>
/// Refuses a delivery that would close or quarantine too large a share, because such a delivery is probably broken. If a run has several
/// deliveries, each is compared with the state after the delivery before it. Small numbers of keys are accepted.
/// </summary>
internal sealed class MassGuard(PipelineDefinition pipeline, RunOptions options)
{
    private const long LeastRows = 100;

    private readonly Dictionary<string, long> _rowsJudged = [];
    private readonly Dictionary<string, LoadedDelivery> _deliveries = [];

    /// <summary>Notes the delivery for the next checks of the models that follow its source.</summary>
    public void AfterIngest(LoadedDelivery delivery) => _deliveries[delivery.Source] = delivery;

    /// <summary>Checks a staging model, and also its deletions if no snapshot follows it.</summary>
    /// <param name="staging">The staging model.</param>
    /// <param name="outcome">What the step did.</param>
    /// <param name="isRecleaned">Whether all rows were cleaned with another contract than before.</param>
    /// <param name="before">The model's totals before the step; null on a first load.</param>
    /// <param name="journal">What the run did so far. It has the snapshots and the number of rows after the previous delivery.</param>
    /// <exception cref="PipelineException">The share is too large.</exception>
    public void AfterStaging(ModelDefinition staging, StagingOutcome outcome, bool isRecleaned, StagingTotals? before, RunJournal journal)
    {
        var source = Source(staging);
        var snapshots = pipeline.Models.Where(m => m.Body is SnapshotBody { IsRetired: false } s && s.Relation == staging.Name).ToList();
        var openKeys = snapshots.Select(s => journal.Snapshots.GetValueOrDefault(s.Name)?.Current ?? 0)
            .Append(snapshots.Count == 0 ? journal.Models.GetValueOrDefault(staging.Name)?.Rows ?? 0 : 0)
            .Max();
        var (rows, quarantined, reasons) = Judged(staging, outcome, isRecleaned, before);
        _rowsJudged[staging.Name] = rows;

        if (!options.AllowMassQuarantine && IsLarge(rows, openKeys) && Exceeds(quarantined, rows, source.MaxQuarantineRatio))
        {
            throw PipelineException.BadInput(
                $"{NameOf(staging)} would send {Share(quarantined, rows)} rows to quarantine (max_quarantine_ratio {source.MaxQuarantineRatio.ToString(CultureInfo.InvariantCulture)}): {Words(reasons)}. Nothing was changed; check the file, or run with --allow-mass-quarantine.");
        }

        if (snapshots.Count == 0)
            RefuseDeletes(staging, source, "rows of " + staging.Name, outcome.Staging.Removed, openKeys);
    }

    /// <summary>Checks the keys that a snapshot closes.</summary>
    /// <exception cref="PipelineException">The share is too large.</exception>
    public void AfterSnapshot(ModelDefinition snapshot, SnapshotBody body, SnapshotOutcome outcome)
    {
        var staging = pipeline[body.Relation];
        RefuseDeletes(staging, Source(staging), "open keys of " + snapshot.Name, outcome.Change.Removed, outcome.OpenBefore);
    }

    private void RefuseDeletes(ModelDefinition staging, SourceBody source, string what, long removed, long openKeys)
    {
        if (options.AllowMassDelete
            || !IsLarge(_rowsJudged.GetValueOrDefault(staging.Name), openKeys)
            || !Exceeds(removed, openKeys, source.MaxDeleteRatio))
        {
            return;
        }

        throw PipelineException.BadInput(
            $"{NameOf(staging)} would close {Share(removed, openKeys)} {what} (max_delete_ratio {source.MaxDeleteRatio.ToString(CultureInfo.InvariantCulture)}). Nothing was changed; check that the file is complete, or run with --allow-mass-delete.");
    }

    /// <summary>
    /// The rows that are checked, and the number of them that went to quarantine. For a delta file only its own rows count, not the rows that
    /// earlier files left in quarantine. All rows are checked if they are cleaned with another contract, or if they came in earlier runs.
    /// </summary>
    private (long Rows, long Quarantined, IEnumerable<QuarantineCount> Reasons) Judged(
        ModelDefinition staging, StagingOutcome outcome, bool isRecleaned, StagingTotals? before)
    {
        var totals = outcome.Totals;
        var isDelta = Source(staging).Delivery == Delivery.Delta;
        if (!isDelta || isRecleaned || DeliveryOf(staging) is not { } delivery || outcome.Quarantine.Added > delivery.RowsRead)
            return (totals.RowsRead, totals.Quarantined, totals.Reasons);
        var earlier = before?.Reasons.ToDictionary(r => (r.Column, r.Kind, r.Reason), r => r.Rows);
        return (
            delivery.RowsRead,
            outcome.Quarantine.Added,
            totals.Reasons.Select(r => r with { Rows = r.Rows - (earlier?.GetValueOrDefault((r.Column, r.Kind, r.Reason)) ?? 0) }).Where(r => r.Rows > 0));
    }

    private SourceBody Source(ModelDefinition staging) => (SourceBody)pipeline[((StagingBody)staging.Body).Input].Body;

    private LoadedDelivery? DeliveryOf(ModelDefinition staging) => _deliveries.GetValueOrDefault(((StagingBody)staging.Body).Input);

    private string NameOf(ModelDefinition staging) => DeliveryOf(staging)?.Name ?? ((StagingBody)staging.Body).Input;

    private static bool IsLarge(long rows, long openKeys) => rows >= LeastRows || openKeys >= LeastRows;

    private static bool Exceeds(long part, long whole, decimal ratio) => whole > 0 && part > whole * ratio;

    private static string Share(long part, long whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{part} of {whole} ({100m * part / whole:0.#} %)");

    private static string Words(IEnumerable<QuarantineCount> reasons) =>
        string.Join(", ", reasons.OrderByDescending(r => r.Rows).Take(3).Select(r => $"{r.Column} {r.Words} {r.Rows}"));
}
