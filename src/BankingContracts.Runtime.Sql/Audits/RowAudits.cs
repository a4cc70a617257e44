using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Audits;

/// <summary>Audits that look at one row of one model at a time: one scan is enough for all.</summary>
internal static class RowAudits
{
    /// <summary>One row for each audit: the position given with it and <paramref name="aggregate"/> over its failing rows in <paramref name="relation"/>.</summary>
    public static string Counts(SqlDialect sql, IReadOnlyList<(AuditDefinition Audit, int Position)> audits, string aggregate, string relation) => sql.Aggregates(
        [.. audits.Select(a => (a.Position, $"cast(coalesce({aggregate} filter (where {sql.TextOf(a.Audit.FailingCondition!)}), 0) as bigint)"))], relation);

    /// <summary>The same for the change of the counts that the change of <paramref name="model"/> in this run makes.</summary>
    public static string Changes(StepContext run, IReadOnlyList<(AuditDefinition Audit, int Position)> audits, string model)
    {
        var (change, columns) = (run.Net(model), run.Sql.List(run.Pipeline[model].Columns.Select(c => c.Name)));
        return $"""
            with {run.Sql.Name(model)} as (
                select {columns}, 1 as _sign from {change.Added.Relation} as a union all select {columns}, -1 from {change.Removed.Relation} as r)
            {Counts(run.Sql, audits, "sum(_sign)", run.Sql.Name(model))}
            """;
    }
}
