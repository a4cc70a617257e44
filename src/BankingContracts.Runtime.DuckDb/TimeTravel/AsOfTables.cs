using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sandbox;
using BankingContracts.Runtime.DuckDb.State;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.TimeTravel;

namespace BankingContracts.Runtime.DuckDb.TimeTravel;

/// <summary>
/// Replaces models by views and tables with the same plain names and the rows as of a time. They are in memory: the file is
/// only read.
/// </summary>
internal sealed class AsOfTables(DuckDbDatabase database, PipelineDefinition pipeline)
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    private AsOfSchema? _schema;

    /// <summary>The plain names mean the models again.</summary>
    public void Restore()
    {
        _schema?.Drop();
        _schema = null;
    }

    /// <summary>Replaces the models among <paramref name="tables"/>, and the models from which they are computed.</summary>
    /// <exception cref="PipelineException">A model is named with its schema.</exception>
    public async Task ReplaceAsync(IReadOnlyList<NamedTable> tables, PastTime asOf)
    {
        Restore();
        if (await PastMoment.OfAsync(database.Session, Sql, Stored, asOf.At) is not { } moment)
            return;
        var named = new HashSet<ModelDefinition>();
        foreach (var table in tables)
        {
            if (table.Schema.Length > 0)
                throw PastMoment.Refusal(table.Name, table.Qualified);
            if (pipeline.Find(table.Name) is { } model)
                named.Add(model);
        }

        var rows = await RowsAsync(moment, asOf.Recomputes);
        _schema = new AsOfSchema(database, pipeline, rows, "as_of", moment.At);
        foreach (var model in named)
        {
            var held = new HeldModels(database, pipeline, rows, _schema, model.Name);
            _schema.Replace(model, await new LastChanges(database.Session, Sql, rows, held).CompleteAsync(model, moment));
        }
    }

    private static string Stored(StoredTable table) => $"{DuckDbDatabase.Catalog}.{Sql.Table(table)}";

    /// <summary>The stored tables that tell of before.</summary>
    public static PastTables Of(DuckDbDatabase database, PipelineDefinition pipeline)
    {
        var shapes = StoredShapes.Read(database.Session);
        return new PastTables(Sql, pipeline, t => shapes.GetValueOrDefault((t.Schema, t.Name)) ?? new HashSet<string>(), Stored);
    }

    private async Task<RowsAsOf> RowsAsync(PastMoment moment, bool recomputes)
    {
        return await RowsAsOf.OpenAsync(database.Session, Of(database, pipeline), await new SqlState(database.Session, Sql).ReadAsync(pipeline), moment, recomputes);
    }
}
