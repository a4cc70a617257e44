using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Sql.TimeTravel;

namespace BankingContracts.Runtime.DuckDb.TimeTravel;

/// <summary>
/// A schema in memory with models as of a run under their plain names. Names in its views mean models of the same schema first. Names in queries
/// do, too, while it is the newest schema.
/// </summary>
internal sealed class AsOfSchema
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    private readonly DuckDbDatabase _database;
    private readonly PipelineDefinition _pipeline;
    private readonly RowsAsOf _rows;
    private readonly DateTime _at;
    private readonly string _name;
    private readonly HashSet<string> _models = [];

    /// <summary>Creates the schema, and names are looked up in it first.</summary>
    /// <param name="database">The database.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="rows">The rows of models.</param>
    /// <param name="name">The schema's name.</param>
    /// <param name="at">A run's timestamp, or any before the first.</param>
    public AsOfSchema(DuckDbDatabase database, PipelineDefinition pipeline, RowsAsOf rows, string name, DateTime at)
    {
        (_database, _pipeline, _rows, _at, _name) = (database, pipeline, rows, at, $"memory.{database.Scratch}{name}");
        database.Session.Execute($"create schema {_name}");
        LookHereFirst();
    }

    /// <summary>The time.</summary>
    public DateTime At => _at;

    /// <summary>The qualified name of <paramref name="model"/> in the schema.</summary>
    public string Table(ModelDefinition model) => Table(model.Name);

    /// <summary>A qualified name in the schema.</summary>
    public string Table(string name) => $"{_name}.{Sql.Name(name)}";

    /// <summary>Names are looked up in this schema first again, after another one was added.</summary>
    public void LookHereFirst() => _database.LookFirstIn(_name);

    /// <summary>Adds a view of <paramref name="model"/> and of the models that it reads, unless it exists already.</summary>
    public void AddView(ModelDefinition model)
    {
        if (!_models.Add(model.Name))
            return;
        AddUpstreams(model);
        _database.Session.Execute($"create view {Table(model)} as {_rows.Of(model, _at)}");
    }

    /// <summary>The name of <paramref name="model"/>, of which there is a view, means the rows of another relation.</summary>
    public void Replace(ModelDefinition model, string relation)
    {
        if (relation != Table(model))
            _database.Session.Execute($"create or replace view {Table(model)} as select {Sql.List(model.Columns.Select(c => c.Name))} from {relation}");
    }

    /// <summary>Drops the schema; names are looked up in the layers again.</summary>
    public void Drop()
    {
        _database.LookFirstIn(null);
        _database.Session.Execute($"drop schema if exists {_name} cascade");
    }

    private void AddUpstreams(ModelDefinition model)
    {
        if (model.Body is not QueryBody || !_rows.IsComputed(model, _at))
            return;
        foreach (var upstream in model.Upstreams)
            AddView(_pipeline[upstream]);
    }
}
