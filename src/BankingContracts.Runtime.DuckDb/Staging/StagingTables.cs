using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;

namespace BankingContracts.Runtime.DuckDb.Staging;

/// <summary>The tables and columns that cleaning one staging model works with.</summary>
/// <param name="Staging">The staging model.</param>
/// <param name="Source">The source model.</param>
/// <param name="Quarantine">The model of refused rows.</param>
/// <param name="Histories">The snapshots on a business time that follow it.</param>
internal sealed record StagingTables(
    ModelDefinition Staging, ModelDefinition Source, ModelDefinition Quarantine, IReadOnlyList<ModelDefinition> Histories)
{
    /// <summary>The staging table.</summary>
    public string Table { get; } = Sql.Table(Staging);

    /// <summary>Source rows, cleaned and checked; rows of a change set have <c>_sign</c>, 1 for added and -1 for removed ones.</summary>
    public string Classified => Sql.Temp("classified", Staging.Name);

    /// <summary>The keys of all rows of a change set, one row each: a snapshot has to check them.</summary>
    public string Touched => Touches(Staging.Name);

    /// <summary>The keys of valid rows of a change set, one row each: staging has to check them.</summary>
    public string Keys => Sql.Temp("keys", Staging.Name);

    /// <summary>The staged rows of the touched keys before, with their <c>_rowid</c>.</summary>
    public string Before => Sql.Temp("before", Staging.Name);

    /// <summary>The valid source rows of the keys now, with their columns as received.</summary>
    public string Rows => Sql.Temp("rows", Staging.Name);

    /// <summary>What happens to each key with several rows: key columns, _rows, _contents (number of different cleaned values).</summary>
    public string Repeated => Sql.Temp("repeated", Staging.Name);

    /// <summary>Keys whose row contradicts the history: key columns, _reason.</summary>
    public string Contradicted => Sql.Temp("contradicted", Staging.Name);

    /// <summary>The new content of the staging table, or of the touched keys in it.</summary>
    public string Staged => Sql.Temp("staged", Staging.Name);

    /// <summary>The new content of the quarantine table, without quarantined_at.</summary>
    public string Quarantined => Sql.Temp("quarantined", Staging.Name);

    /// <summary>
    /// Kept in the database: the valid source rows of keys whose staged row is not simply their only row, with the columns as received
    /// and the reason why they are quarantined (<c>_reason</c>, NULL for copies of a staged row). Most keys have none.
    /// </summary>
    public string Held => HeldOf(Staging.Name);

    /// <summary>The held rows of the touched keys before.</summary>
    public string HeldBefore => Sql.Temp("held_before", Staging.Name);

    public IReadOnlyList<string> Key => Staging.Key;

    public string KeyList => Sql.List(Key);

    public IReadOnlyList<string> LoadedAt => ((StagingBody)Staging.Body).LoadedAtColumns;

    /// <summary>All columns of the staging table.</summary>
    public IReadOnlyList<string> Columns { get; } = [.. Staging.Columns.Select(c => c.Name)];

    /// <summary>The columns that make up a row's cleaned values.</summary>
    public IEnumerable<string> Values => Columns.Except(LoadedAt);

    /// <summary>The source columns as received.</summary>
    public IReadOnlyList<string> RawColumns { get; } = [.. ((SourceBody)Source.Body).Fields.Select(f => f.Column)];

    /// <summary>The columns of classified rows with the source columns as received.</summary>
    public IReadOnlyList<string> Received => [.. RawColumns.Select(c => "_raw_" + c)];

    /// <summary>The decimal columns of the staging table.</summary>
    public IReadOnlyList<string> Money { get; } = [.. Staging.Columns.Where(c => c.Type.Kind == ColumnKind.Decimal).Select(c => c.Name)];

    /// <summary>The held rows of the model called <paramref name="staging"/>.</summary>
    public static string HeldOf(string staging) => "pipeline." + Sql.Name("held_" + staging);

    public static string Touches(string staging) => Sql.Temp("touched", staging);

    public static StagingTables Of(ModelDefinition staging, PipelineDefinition pipeline)
    {
        var body = (StagingBody)staging.Body;
        var histories = pipeline.Models.Where(m => m.Body is SnapshotBody { IsBusinessTime: true } s && s.Relation == staging.Name);
        return new StagingTables(staging, pipeline[body.Input], pipeline[body.Quarantine], [.. histories]);
    }

    /// <summary>The classifying SELECT over <paramref name="rows"/>, a relation with the source's columns.</summary>
    public string Classify(string rows, DateTime runAt) =>
        $"with {Sql.Name(Source.Name)} as (select * from {rows})\n{Sql.AtRun(((StagingBody)Staging.Body).Classify[SqlDialect.DuckDb], runAt)}";
}
