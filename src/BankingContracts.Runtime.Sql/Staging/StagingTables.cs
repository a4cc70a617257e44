using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Staging;

/// <summary>The tables and columns that cleaning one staging model works with.</summary>
/// <param name="Run">The run.</param>
/// <param name="Staging">The staging model.</param>
/// <param name="Source">The source model.</param>
/// <param name="Quarantine">The model of refused rows.</param>
/// <param name="Histories">The snapshots on a business time that follow it.</param>
internal sealed record StagingTables(
    StepContext Run, ModelDefinition Staging, ModelDefinition Source, ModelDefinition Quarantine, IReadOnlyList<ModelDefinition> Histories)
{
    /// <summary>The staging table.</summary>
    public StoredTable Table { get; } = Run.TableOf(Staging);

    /// <summary>The table of refused rows.</summary>
    public StoredTable QuarantineTable { get; } = Run.TableOf(Quarantine);

    /// <summary>
    /// The valid source rows of keys whose staged row is not simply their only row, with the columns as received
    /// and the reason why they are quarantined (<c>_reason</c>, NULL for copies of a staged row). Most keys have none.
    /// </summary>
    public StoredTable Held { get; } = HeldOf(Staging, Source, Run.Sql);

    public IReadOnlyList<string> Key => Staging.Key;

    public string KeyList => Run.Sql.List(Key);

    public IReadOnlyList<string> LoadedAt => ((StagingBody)Staging.Body).LoadedAtColumns;

    /// <summary>All columns of the staging table.</summary>
    public IReadOnlyList<string> Columns { get; } = [.. Staging.Columns.Select(c => c.Name)];

    /// <summary>The columns that make up a row's cleaned values.</summary>
    public IEnumerable<string> Values => Columns.Except(LoadedAt);

    /// <summary>The source columns as received.</summary>
    public IReadOnlyList<string> RawColumns { get; } = [.. ((SourceBody)Source.Body).Fields.Select(f => f.Column)];

    /// <summary>The columns of classified rows with the source columns as received.</summary>
    public IReadOnlyList<string> Received => [.. RawColumns.Select(ReceivedOf)];

    /// <summary>The source columns as received, under their names in the source.</summary>
    public string ReceivedAsRaw => string.Join(", ", RawColumns.Select(c => $"{Run.Sql.Name(ReceivedOf(c))} as {Run.Sql.Name(c)}"));

    /// <summary>NULLs in the place of the source columns, for a record that is no row.</summary>
    public string NothingAsRaw => string.Join(", ", RawColumns.Select(c => $"{Run.Sql.NoText} as {Run.Sql.Name(c)}"));

    /// <summary>The decimal columns of the staging table.</summary>
    public IReadOnlyList<string> Money { get; } = [.. Staging.Columns.Where(c => c.Type.Kind == ColumnKind.Decimal).Select(c => c.Name)];

    /// <summary>The name of the table of held rows of the model called <paramref name="staging"/>.</summary>
    public static string HeldNameOf(string staging) => "held_" + staging;

    public static StagingTables Of(StepContext run, ModelDefinition staging)
    {
        var body = (StagingBody)staging.Body;
        var histories = run.Pipeline.Models.Where(m => m.Body is SnapshotBody { IsBusinessTime: true, IsRetired: false } s && s.Relation == staging.Name);
        return new StagingTables(run, staging, run.Pipeline[body.Input], run.Pipeline[body.Quarantine], [.. histories]);
    }

    /// <summary>The classifying SELECT over <paramref name="rows"/>, a relation with the source's columns.</summary>
    public string Classify(string rows) => Classify(Run.Sql, Staging, Source, rows, Run.RunAt);

    /// <summary>The classifying SELECT of a staging model over <paramref name="rows"/>, as of a run.</summary>
    public static string Classify(SqlDialect sql, ModelDefinition staging, ModelDefinition source, string rows, DateTime at)
    {
        var columns = sql.List("r", source.Columns.Select(c => c.Name));
        return sql.Fenced($"with {sql.Name(source.Name)} as (select {columns} from {rows} as r)\n{sql.AtRun(((StagingBody)staging.Body).Classify, at)}");
    }

    /// <summary>Rows of the quarantine as rows of their source: a query. They arrived when they entered, and what their files lacked does not matter to their keys.</summary>
    /// <param name="sql">The dialect.</param>
    /// <param name="source">The source.</param>
    /// <param name="quarantine">A relation of the rows.</param>
    public static string AsReceived(SqlDialect sql, ModelDefinition source, string quarantine)
    {
        var body = (SourceBody)source.Body;
        var columns = source.Columns.Select(c => c.Name == body.LoadedAtColumn ? $"q.{QuarantineColumns.EnteredAt} as {sql.Name(c.Name)}"
            : c.Name == body.AbsentColumn ? $"{sql.NoText} as {sql.Name(c.Name)}"
            : sql.Column("q", c.Name));
        return $"select {string.Join(", ", columns)} from {quarantine} as q";
    }

    private static string ReceivedOf(string column) => "_raw_" + column;

    /// <summary>The table of held rows of a staging model.</summary>
    public static StoredTable HeldOf(ModelDefinition staging, ModelDefinition source, SqlDialect sql)
    {
        var text = sql.Type(new(ColumnKind.Varchar));
        var cleaned = staging.Columns.Select(c => new StoredColumn(c.Name, sql.Type(c.Type)));
        var received = ((SourceBody)source.Body).Fields.Select(f => new StoredColumn(ReceivedOf(f.Column), text));
        return new(SqlDialect.StateSchema, HeldNameOf(staging.Name), [.. cleaned, .. received, new("_reason", text), new("_kind", text)], []);
    }
}
