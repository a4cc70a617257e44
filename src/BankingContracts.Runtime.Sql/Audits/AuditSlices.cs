using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Queries;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Audits;

/// <summary>The rows of models that have touched values, read once for all audits that need them.</summary>
internal sealed class AuditSlices(StepContext run, ComputedRows computed)
{
    private readonly Tables.WorkingScope _own = run.Working.Begin();
    private readonly Dictionary<int, TouchedValues> _touched = [];
    private readonly Dictionary<(int Domain, string Model, string Column), (string Relation, List<string> Columns)> _slices = [];

    /// <summary>Collects the values touched in a domain.</summary>
    public async Task CollectAsync(int domain, IEnumerable<(string Model, string Column)> columns) =>
        _touched[domain] = await TouchedValues.CollectAsync(run, _own, "audits", columns);

    /// <summary>The values touched in <paramref name="domain"/>.</summary>
    public TouchedValues Touched(int domain) => _touched[domain];

    /// <summary>Reads the rows of <paramref name="model"/> that have a touched value in <paramref name="column"/>, with the columns that <paramref name="audits"/> need.</summary>
    public async Task ReadAsync(int domain, string model, string column, IReadOnlyList<AuditDefinition> audits)
    {
        var needed = run.Pipeline[model].Columns.Select(c => c.Name).Where(c => c == column || audits.Any(a => MayNeed(a, model, c))).ToList();
        var relation = await computed.HoldingAsync(run.Pipeline[model], column, _touched[domain], needed);
        var slice = await _own.KeepAsync("slice", model, Shadows.Rows(run.Sql, relation, column, _touched[domain], needed));
        _slices[(domain, model, column)] = (slice, needed);
    }

    /// <summary>A CTE that replaces <paramref name="model"/> for an audit over the rows of this run.</summary>
    public string Now(LinkedAudit audit, string model) => audit.ColumnOf(model) is { } column
        ? Shadows.Cte(run.Sql, model, $"select * from {_slices[(audit.Domain, model, column)].Relation} as s")
        : Shadows.Cte(run.Sql, model, Shadows.Now(run, run.Pipeline[model], null, null));

    /// <summary>The same over the rows before this run.</summary>
    public string Before(LinkedAudit audit, string model)
    {
        if (run.Net(model).IsEmpty || audit.ColumnOf(model) is not { } column)
            return Now(audit, model);
        var (relation, columns) = _slices[(audit.Domain, model, column)];
        return Shadows.Cte(run.Sql, model, Shadows.Undone(run, run.Pipeline[model], $"select {run.Sql.List(columns)} from {relation} as s", column, _touched[audit.Domain], columns));
    }

    /// <summary>Drops the working relations.</summary>
    public Task DropAsync() => _own.EndAsync();

    private static bool MayNeed(AuditDefinition audit, string model, string column) => !audit.Columns.TryGetValue(model, out var columns) || columns.Contains(column);
}
