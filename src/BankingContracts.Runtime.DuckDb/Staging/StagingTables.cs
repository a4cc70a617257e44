using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;

namespace BankingContracts.Runtime.DuckDb.Staging;

/// <summary>The tables and columns that cleaning one staging model works with.</summary>
/// <param name="Staging">The staging model.</param>
/// <param name="Source">The source model.</param>
/// <param name="Quarantine">The model of refused rows.</param>
internal sealed record StagingTables(ModelDefinition Staging, ModelDefinition Source, ModelDefinition Quarantine)
{
    /// <summary>Every source row, cleaned and judged.</summary>
    public string Classified => Sql.Temp("classified", Staging.Name);

    /// <summary>Keys of several valid rows: key columns, _rows, _contents (number of different cleaned values).</summary>
    public string Repeated => Sql.Temp("repeated", Staging.Name);

    /// <summary>The new content of the staging table.</summary>
    public string Staged => Sql.Temp("staged", Staging.Name);

    /// <summary>The new content of the quarantine table, without quarantined_at.</summary>
    public string Quarantined => Sql.Temp("quarantined", Staging.Name);

    public IReadOnlyList<string> Key => Staging.Key;

    public string KeyList => Sql.List(Key);

    public IReadOnlyList<string> LoadedAt => ((StagingBody)Staging.Body).LoadedAtColumns;

    /// <summary>All columns of the staging table.</summary>
    public IReadOnlyList<string> Columns { get; } = [.. Staging.Columns.Select(c => c.Name)];

    /// <summary>The columns that make up a row's cleaned values.</summary>
    public IEnumerable<string> Values => Columns.Except(LoadedAt);

    /// <summary>The source columns as received.</summary>
    public IReadOnlyList<string> RawColumns { get; } = [.. ((SourceBody)Source.Body).Fields.Select(f => f.Column)];

    /// <summary>The decimal columns of the staging table.</summary>
    public IReadOnlyList<string> Money { get; } = [.. Staging.Columns.Where(c => c.Type.Kind == ColumnKind.Decimal).Select(c => c.Name)];

    public static StagingTables Of(ModelDefinition staging, PipelineDefinition pipeline)
    {
        var body = (StagingBody)staging.Body;
        return new StagingTables(staging, pipeline[body.Input], pipeline[body.Quarantine]);
    }
}
