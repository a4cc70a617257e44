using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Execution;

/// <summary>
/// Refuses a file that would close or quarantine an implausible share: it is more likely a broken delivery than the truth.
/// Small files against few keys are let through.
/// </summary>
internal sealed class MassGuard(PipelineDefinition pipeline, RunOptions options)
{
    private const long LeastRows = 100;

    private readonly Dictionary<string, long> _rowsRead = [];
    private readonly Dictionary<string, string> _files = [];

    /// <summary>Notes the file that the next judgement of what follows <paramref name="source"/> is about.</summary>
    public void AfterIngest(ModelDefinition source, InputFile file) => _files[source.Name] = file.Name;

    /// <summary>Judges a staging model, and its deletions too when no snapshot follows it.</summary>
    /// <exception cref="PipelineException">The share is implausible.</exception>
    public void AfterStaging(ModelDefinition staging, StagingOutcome outcome, PipelineState before)
    {
        var source = Source(staging);
        var totals = outcome.Totals;
        var snapshots = pipeline.Models.Where(m => m.Body is SnapshotBody s && s.Relation == staging.Name).ToList();
        var openKeys = snapshots.Select(s => before.Snapshots.GetValueOrDefault(s.Name)?.Current ?? 0)
            .Append(snapshots.Count == 0 ? before.Models.GetValueOrDefault(staging.Name)?.Rows ?? 0 : 0)
            .Max();
        _rowsRead[staging.Name] = totals.RowsRead;

        if (!options.AllowMassQuarantine
            && IsLarge(totals.RowsRead, openKeys)
            && Exceeds(totals.Quarantined, totals.RowsRead, source.MaxQuarantineRatio))
        {
            throw PipelineException.BadInput(
                $"{FileOf(staging)} would send {Share(totals.Quarantined, totals.RowsRead)} rows to quarantine (max_quarantine_ratio {source.MaxQuarantineRatio.ToString(CultureInfo.InvariantCulture)}): {Reasons(totals)}. Nothing was changed; check the file, or run with --allow-mass-quarantine.");
        }

        if (snapshots.Count == 0)
            RefuseDeletes(staging, source, "rows of " + staging.Name, outcome.Staging.Removed, openKeys);
    }

    /// <summary>Judges the keys that a snapshot closes.</summary>
    /// <exception cref="PipelineException">The share is implausible.</exception>
    public void AfterSnapshot(ModelDefinition snapshot, SnapshotBody body, SnapshotOutcome outcome)
    {
        var staging = pipeline[body.Relation];
        RefuseDeletes(staging, Source(staging), "open keys of " + snapshot.Name, outcome.Change.Removed, outcome.OpenBefore);
    }

    private void RefuseDeletes(ModelDefinition staging, SourceBody source, string what, long removed, long openKeys)
    {
        if (options.AllowMassDelete
            || !IsLarge(_rowsRead.GetValueOrDefault(staging.Name), openKeys)
            || !Exceeds(removed, openKeys, source.MaxDeleteRatio))
        {
            return;
        }

        throw PipelineException.BadInput(
            $"{FileOf(staging)} would close {Share(removed, openKeys)} {what} (max_delete_ratio {source.MaxDeleteRatio.ToString(CultureInfo.InvariantCulture)}). Nothing was changed; check that the file is complete, or run with --allow-mass-delete.");
    }

    private SourceBody Source(ModelDefinition staging) => (SourceBody)pipeline[((StagingBody)staging.Body).Input].Body;

    private string FileOf(ModelDefinition staging)
    {
        var source = ((StagingBody)staging.Body).Input;
        return _files.TryGetValue(source, out var file) ? file : source;
    }

    private static bool IsLarge(long rows, long openKeys) => rows >= LeastRows || openKeys >= LeastRows;

    private static bool Exceeds(long part, long whole, decimal ratio) => whole > 0 && part > whole * ratio;

    private static string Share(long part, long whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{part} of {whole} ({100m * part / whole:0.#} %)");

    private static string Reasons(StagingTotals totals) =>
        string.Join(", ", totals.Reasons.OrderByDescending(r => r.Rows).Take(3).Select(r => $"{r.Column} {r.Kind} {r.Rows}"));
}
