using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Queries;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Audits;

/// <summary>The rows of models that have touched values, read once for all audits that need them.</summary>
internal sealed class AuditSlices(DuckDBConnection connection, PipelineDefinition pipeline, ChangeSets changes)
{
    private readonly Dictionary<int, TouchedValues> _touched = [];
    private readonly Dictionary<(int Domain, string Model, string Column), string> _slices = [];

    /// <summary>Collects the values touched in a domain.</summary>
    public void Collect(int domain, IEnumerable<(string Model, string Column)> columns) =>
        _touched[domain] = TouchedValues.Collect(connection, Sql.Temp($"audited{domain}", "values"), columns);

    /// <summary>The values touched in <paramref name="domain"/>.</summary>
    public TouchedValues Touched(int domain) => _touched[domain];

    /// <summary>Reads the rows of <paramref name="model"/> that have a touched value in <paramref name="column"/>, unless that was done.</summary>
    public void Read(int domain, string model, string column)
    {
        if (_slices.ContainsKey((domain, model, column)))
            return;
        var slice = Sql.Temp($"slice{_slices.Count}", model);
        connection.Execute($"create or replace temp table {Sql.Unqualified(slice)} as {Shadows.Rows(Sql.Table(pipeline[model]), column, _touched[domain])}");
        _slices[(domain, model, column)] = slice;
    }

    /// <summary>A CTE that stands in the place of <paramref name="model"/> for an audit over the rows as they are.</summary>
    public string Now(LinkedAudit audit, string model) => $"{Sql.Name(model)} as (select * from {Rows(audit, model)})";

    /// <summary>The same over the rows as they were before this run.</summary>
    public string Before(LinkedAudit audit, string model) => changes.Of(model).IsEmpty
        ? Now(audit, model)
        : $"{Sql.Name(model)} as {Shadows.Undone(model, $"select * from {Rows(audit, model)}", audit.ColumnOf(model), _touched[audit.Domain])}";

    /// <summary>Drops the temporary tables.</summary>
    public void Drop()
    {
        foreach (var table in _slices.Values.Concat(_touched.Values.Select(t => t.Table)))
            connection.Execute($"drop table {table}");
    }

    private string Rows(LinkedAudit audit, string model) => audit.ColumnOf(model) is { } column
        ? _slices[(audit.Domain, model, column)]
        : Sql.Table(pipeline[model]);
}
