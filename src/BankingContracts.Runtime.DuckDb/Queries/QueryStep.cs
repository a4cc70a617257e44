using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Differences;
using BankingContracts.Runtime.Execution;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Queries;

/// <summary>Computes a query model whole and changes the stored rows where they differ.</summary>
internal sealed class QueryStep(DuckDBConnection connection, PipelineDefinition pipeline, DateTime runAt)
{
    /// <summary>Runs the model.</summary>
    public ModelChange Build(ModelDefinition model)
    {
        var query = (QueryBody)model.Body;
        if (query.Materialization == Materialization.View)
            return ReplaceView(model, query);

        var content = Sql.Temp("content", model.Name);
        connection.Execute($"create temp table {Sql.Unqualified(content)} as select {Projection(model, query)} from (\n{query.Sql}\n)");
        KeyViolations.Refuse(connection, model, content);
        var change = model.Key.Count > 0
            ? KeyedDifference.Apply(connection, model, content, runAt)
            : MultisetDifference.Apply(connection, model, [.. model.Columns.Where(c => c.IsChangedAt).Select(c => c.Name)], content, runAt);
        connection.Execute($"drop table {content}");
        return change;
    }

    /// <summary>The contract's columns cast to its types, after making sure that the SQL returns exactly these.</summary>
    private string Projection(ModelDefinition model, QueryBody query)
    {
        var expected = model.Columns.Where(c => !c.IsChangedAt).ToList();
        var actual = OutputColumns(model, query);
        var missing = expected.Select(c => c.Name).Except(actual).ToList();
        var extra = actual.Except(expected.Select(c => c.Name)).ToList();
        if (missing.Count > 0 || extra.Count > 0)
        {
            throw PipelineException.BadInput(
                $"The SQL of {model.Name} returns ({string.Join(", ", actual)}), its contract says ({string.Join(", ", expected.Select(c => c.Name))}); add or remove the columns that differ.");
        }

        return string.Join(", ", expected.Select(c => $"cast({Sql.Name(c.Name)} as {Sql.Type(c.Type)}) as {Sql.Name(c.Name)}"));
    }

    private List<string> OutputColumns(ModelDefinition model, QueryBody query)
    {
        try
        {
            return connection.Rows($"describe {query.Sql}", static r => r.GetString(0));
        }
        catch (DbException e)
        {
            throw PipelineException.BadInput($"The SQL of {model.Name} is wrong: {e.Message.TrimEnd()}", e);
        }
    }

    /// <summary>Upstreams are bound by full name, so that the view works in every session.</summary>
    private ModelChange ReplaceView(ModelDefinition model, QueryBody query)
    {
        var upstreams = model.Upstreams.Select(u => $"{Sql.Name(u)} as (select * from {Sql.Table(pipeline[u])})");
        connection.Execute($"""
            create or replace view {Sql.Table(model)} as
            with {string.Join(", ", upstreams)} select {Projection(model, query)} from (
            {query.Sql}
            )
            """);
        return ModelChange.None(connection.Scalar<long>($"select count(*) from {Sql.Table(model)}"));
    }
}
