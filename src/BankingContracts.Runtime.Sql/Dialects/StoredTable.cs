using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Sql.Dialects;

/// <summary>A table of the database: of a model, or one of the pipeline's own tables. All are read, changed and published in the same way.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Name">The name in it.</param>
/// <param name="Columns">The columns, without hidden ones.</param>
/// <param name="Key">The columns that identify a row; empty when equal rows may occur several times.</param>
public sealed record StoredTable(string Schema, string Name, IReadOnlyList<StoredColumn> Columns, IReadOnlyList<string> Key)
{
    /// <summary>The model; null for a table of the pipeline's own.</summary>
    public ModelDefinition? Model { get; init; }

    /// <summary>The statement that creates the table of a model; null for a table of the pipeline's own.</summary>
    public SqlText? Create { get; init; }

    /// <summary>For a table without a key: the columns by which equal rows are copies of each other; null for all. The newest copy has the highest number.</summary>
    public IReadOnlyList<string>? CountedBy { get; init; }

    /// <summary>Whether a constraint of the table guards the key.</summary>
    public bool HasKeyConstraint { get; init; }

    /// <summary>Whether it is a view, which has no rows of its own.</summary>
    public bool IsView { get; init; }

    /// <summary>Whether the records of runs tell number and hash of its rows.</summary>
    public bool IsSealed { get; init; }

    /// <summary>The names of the columns.</summary>
    public IEnumerable<string> Names => Columns.Select(c => c.Name);

    /// <summary>The table of <paramref name="model"/>. Versions of a snapshot have their id; quarantined rows and rows of a source may occur several times.</summary>
    public static StoredTable Of(ModelDefinition model, SqlDialect sql) => new(
        sql.Schema(model.Layer), model.Name, [.. model.Columns.Select(c => new StoredColumn(c.Name, sql.Type(c.Type)))], IdentityOf(model))
    {
        Model = model,
        Create = model.CreateTable,
        CountedBy = CountedByOf(model),
        HasKeyConstraint = model.HasKeyConstraint,
        IsView = model.Body is QueryBody { Materialization: Materialization.View },
        IsSealed = true,
    };

    private static IReadOnlyList<string>? CountedByOf(ModelDefinition model) => model.Body switch
    {
        SourceBody source => source.DecidedByFile,
        QuarantineBody => [.. model.Columns.Select(c => c.Name).Except(QuarantineColumns.Uncompared)],
        QueryBody => [.. model.Columns.Where(c => !c.IsChangedAt).Select(c => c.Name)],
        StagingBody or SnapshotBody => null,
        _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
    };

    private static IReadOnlyList<string> IdentityOf(ModelDefinition model) => model.Body switch
    {
        SnapshotBody => ["dbt_scd_id"],
        StagingBody or QueryBody => model.Key,
        SourceBody or QuarantineBody => [],
        _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
    };
}

/// <summary>A column of a stored table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in the engine's words.</param>
public sealed record StoredColumn(string Name, string Type);
