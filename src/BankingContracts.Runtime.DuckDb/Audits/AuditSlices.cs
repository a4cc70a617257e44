using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Queries;
using BankingContracts.Runtime.DuckDb.Sessions;

namespace BankingContracts.Runtime.DuckDb.Audits;

/// <summary>The rows of models that have touched values, read once for all audits that need them.</summary>
internal sealed class AuditSlices(SqlSession session, PipelineDefinition pipeline, ChangeSets changes)
{
    private readonly Dictionary<int, TouchedValues> _touched = [];
    private readonly Dictionary<(int Domain, string Model, string Column), (string Table, List<string> Columns)> _slices = [];

    /// <summary>Collects the values touched in a domain.</summary>
    public void Collect(int domain, IEnumerable<(string Model, string Column)> columns) =>
        _touched[domain] = TouchedValues.Collect(session, Sql.Temp($"audited{domain}", "values"), columns);

    /// <summary>The values touched in <paramref name="domain"/>.</summary>
    public TouchedValues Touched(int domain) => _touched[domain];

    /// <summary>Reads the rows of <paramref name="model"/> that have a touched value in <paramref name="column"/>, with the columns that <paramref name="audits"/> need.</summary>
    public void Read(int domain, string model, string column, IReadOnlyList<AuditDefinition> audits)
    {
        var needed = pipeline[model].Columns.Select(c => c.Name).Where(c => c == column || audits.Any(a => MayNeed(a, model, c))).ToList();
        var slice = Sql.Temp($"slice{_slices.Count}", model);
        var rows = Shadows.Rows(changes.Holding(pipeline[model], column, _touched[domain], needed), column, _touched[domain], needed);
        session.Execute($"create or replace temp table {Sql.Unqualified(slice)} as {rows}");
        _slices[(domain, model, column)] = (slice, needed);
    }

    private static bool MayNeed(AuditDefinition audit, string model, string column) => !audit.Columns.TryGetValue(model, out var columns) || columns.Contains(column);

    /// <summary>A CTE that replaces <paramref name="model"/> for an audit over the rows of this run.</summary>
    public string Now(LinkedAudit audit, string model) => audit.ColumnOf(model) is { } column
        ? Shadows.Cte(model, $"select * from {_slices[(audit.Domain, model, column)].Table}")
        : Shadows.Cte(model, Shadows.Now(pipeline[model], null, null));

    /// <summary>The same over the rows before this run.</summary>
    public string Before(LinkedAudit audit, string model)
    {
        if (changes.Of(model).IsEmpty || audit.ColumnOf(model) is not { } column)
            return Now(audit, model);
        var (table, columns) = _slices[(audit.Domain, model, column)];
        return Shadows.Cte(model, Shadows.Undone(model, $"select * from {table}", column, _touched[audit.Domain], columns));
    }

    /// <summary>Drops the temporary tables.</summary>
    public void Drop()
    {
        foreach (var table in _slices.Values.Select(s => s.Table).Concat(_touched.Values.Select(t => t.Table)))
            session.Execute($"drop table {table}");
    }
}
