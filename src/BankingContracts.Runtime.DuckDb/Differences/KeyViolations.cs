using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.Execution;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Differences;

/// <summary>
/// Looks for NULLs and repeated keys in rows that are about to be stored: the engine would refuse them one at a time and
/// abort the transaction, so that the report could not say how many there are.
/// </summary>
internal static class KeyViolations
{
    /// <summary>Throws when <paramref name="content"/> breaks the not-null columns or the key of <paramref name="model"/>.</summary>
    /// <exception cref="ContractBrokenException">It does; the failing audits are in it.</exception>
    public static void Refuse(DuckDBConnection connection, ModelDefinition model, string content)
    {
        var broken = new List<BrokenConstraint>();
        var notNull = model.Columns.Where(c => !c.IsNullable && !c.IsChangedAt).Select(c => c.Name).ToList();
        if (notNull.Count > 0)
        {
            var counts = connection.Rows(
                $"select {string.Join(", ", notNull.Select(c => $"count(*) - count({Sql.Name(c)})"))} from {content}",
                r => notNull.Select((_, i) => r.GetInt64(i)).ToList())[0];
            broken.AddRange(notNull.Zip(counts).Where(p => p.Second > 0).Select(p => new BrokenConstraint("not_null", p.First, p.Second)));
        }

        if (model.Key.Count > 0)
        {
            var key = Sql.List(model.Key);
            var repeated = connection.Scalar<long>(
                $"select count(*) from (select 1 from {content} group by {key} having count(*) > 1)");
            if (repeated > 0)
                broken.Add(new BrokenConstraint("unique", model.Key.Count == 1 ? model.Key[0] : null, repeated));
        }

        if (broken.Count > 0)
            throw new ContractBrokenException(model, broken);
    }
}
