using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Differences;
using BankingContracts.Runtime.DuckDb.Past;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Staging;

/// <summary>Cleans all rows of a source in one pass and updates both tables.</summary>
internal sealed class WholeStaging(SqlSession session, StagingTables t, ChangeSets changes, DateTime runAt)
{
    /// <summary>Runs the step.</summary>
    public StagingOutcome Stage(StepMode mode, bool isRepeated)
    {
        session.Execute($"create or replace temp table {Sql.Unqualified(t.Classified)} as select 1 as _sign, * from (\n{t.Classify(Sql.Table(t.Source), runAt)}\n)");
        var keys = new StagedKeys(session, t, $"(select * from {t.Classified} where _failure_reason is null) as c");
        keys.FindRepeated();
        keys.CollectStaged();
        keys.TakeOutContradictions(mode);
        session.Execute($"create or replace table {t.Held} as {keys.SelectHeld()}");
        CollectQuarantined();

        var staging = session.Scalar<long>($"select count(*) from {t.Table}") == 0
            ? Fill()
            : KeyedDifference.Apply(session, t.Staging, t.Staged, TableRows.Stored(t.Staging), changes, runAt);
        var quarantine = MultisetDifference.Apply(
            session,
            t.Quarantine,
            QuarantinePositions.Columns,
            t.Quarantined,
            TableRows.Stored(t.Quarantine),
            changes,
            runAt,
            new QuarantinePositions(session, t, runAt).Complete);
        if (quarantine.Removed > 0)
            PastRows.Keep(session, t.Quarantine, $"from {ChangeSets.Removed(t.Quarantine.Name)}", runAt);
        if (isRepeated)
            ForgetChanges();
        var totals = new StagingAccounts(session, t).Whole();
        foreach (var table in new[] { t.Classified, t.Repeated, t.Contradicted, t.Staged, t.Quarantined })
            session.Execute($"drop table {table}");
        session.Execute($"drop table if exists {t.Touched}");
        return new StagingOutcome(staging, quarantine, totals);
    }

    private ModelChange Fill()
    {
        var rows = TableRows.Insert(session, t.Staging, t.Staged, runAt);
        changes.Record(t.Staging.Name, ChangeSet.Unknown);
        return new ModelChange(rows, rows, 0, 0);
    }

    /// <summary>The change sets are only those of this file, without those of the files before it.</summary>
    private void ForgetChanges()
    {
        changes.Record(t.Staging.Name, ChangeSet.Unknown);
        changes.Record(t.Quarantine.Name, ChangeSet.Unknown);
    }

    private void CollectQuarantined()
    {
        var received = string.Join(", ", t.RawColumns.Select(c => $"{Sql.Name("_raw_" + c)} as {Sql.Name(c)}"));
        var nothing = string.Join(", ", t.RawColumns.Select(c => $"cast(null as varchar) as {Sql.Name(c)}"));
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(t.Quarantined)} as
            select {received}, _failure_reason as failure_reason from {t.Classified} where _failure_reason is not null
            union all
            select {received}, _reason from {t.Held} where _reason is not null
            union all
            select {nothing}, failure_reason from pipeline.ragged_rows where source = {Sql.Text(t.Source.Name)}
            """);
    }
}
