using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Dialects;

namespace BankingContracts.Runtime.DuckDb.Audits;

/// <summary>Audits that look at one row of one model at a time: one scan is enough for all.</summary>
internal static class RowAudits
{
    /// <summary>One row for each audit: the position given with it and <paramref name="aggregate"/> over its failing rows in <paramref name="relation"/>.</summary>
    public static string Counts(IReadOnlyList<(AuditDefinition Audit, int Position)> audits, string aggregate, string relation)
    {
        var counts = audits.Select(a => $"coalesce({aggregate} filter (where {a.Audit.FailingCondition![SqlDialect.DuckDb]}), 0)::bigint");
        return $"""
            select unnest([{string.Join(", ", audits.Select(a => a.Position))}]), unnest(_counts) from (select [
            {string.Join(",\n", counts)}] as _counts
            from {relation})
            """;
    }

    /// <summary>The same for the change of the counts that the change set of <paramref name="model"/> makes.</summary>
    public static string Changes(IReadOnlyList<(AuditDefinition Audit, int Position)> audits, string model) => $"""
        with {Sql.Name(model)} as (
            select *, 1 as _sign from {ChangeSets.Added(model)} union all select *, -1 from {ChangeSets.Removed(model)})
        {Counts(audits, "sum(_sign)", Sql.Name(model))}
        """;
}
