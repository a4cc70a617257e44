using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Differences;

/// <summary>
/// Looks for NULLs and repeated keys in rows before they are stored. The engine would refuse only the first one and
/// abort the transaction, so the report could not say how many there are.
/// </summary>
internal static class KeyViolations
{
    /// <summary>Throws when <paramref name="content"/> breaks the not-null columns or the key of <paramref name="model"/>.</summary>
    /// <param name="session">The database.</param>
    /// <param name="model">The model.</param>
    /// <param name="content">The rows about to be stored.</param>
    /// <param name="replaced">
    /// The stored rows that they replace, if other rows may have the same keys; otherwise null.
    /// </param>
    /// <exception cref="ContractBrokenException">The rows break the contract; the exception has the failing audits.</exception>
    public static void Refuse(SqlSession session, ModelDefinition model, string content, string? replaced = null)
    {
        var broken = new List<BrokenConstraint>();
        var notNull = model.Columns.Where(c => !c.IsNullable && !c.IsChangedAt).Select(c => c.Name).ToList();
        if (notNull.Count > 0)
        {
            var counts = session.Rows(
                $"select {string.Join(", ", notNull.Select(c => $"count(*) - count({Sql.Name(c)})"))} from {content}",
                r => notNull.Select((_, i) => r.GetInt64(i)).ToList())[0];
            broken.AddRange(notNull.Zip(counts).Where(p => p.Second > 0).Select(p => new BrokenConstraint(
                AuditType.NotNull, p.First, p.Second, FailingRowsReader.Read(session, $"select * from {content} where {Sql.Name(p.First)} is null"))));
        }

        if (model.Key.Count > 0 && Repeated(session, model, content, replaced) is { } repeated)
            broken.Add(repeated);
        if (broken.Count > 0)
            throw new ContractBrokenException(model, broken);
    }

    /// <summary>Throws when stored rows share a key that no constraint of the table covers.</summary>
    /// <exception cref="ContractBrokenException">They do.</exception>
    public static void RefuseRepeated(SqlSession session, ModelDefinition model)
    {
        if (model.Key.Count == 0 || model.HasKeyConstraint)
            return;
        if (Repeated(session, model, Sql.Table(model), null) is { } repeated)
            throw new ContractBrokenException(model, [repeated]);
    }

    /// <summary>Keys that occur more than once, in the content, or in the content and in rows that stay. Rows that stay are read only if a key is new.</summary>
    private static BrokenConstraint? Repeated(SqlSession session, ModelDefinition model, string content, string? replaced)
    {
        var key = Sql.List(model.Key);
        var within = $"select {key} from {content} group by {key} having count(*) > 1";
        if (replaced is null)
            return Unique(session, model, within);
        var added = Sql.Temp("added_keys", model.Name);
        session.Execute($"""
            create temp table {Sql.Unqualified(added)} as select {Sql.List("c", model.Key)} from {content} as c
            where not exists (select 1 from {replaced} as r where {Sql.SameKey("r", "c", model.Key)})
            """);
        var staying = $"select {Sql.List("s", model.Key)} from {Sql.Table(model)} as s semi join {added} as a on {Sql.SameKey("a", "s", model.Key)}";
        var repeated = Unique(session, model, session.Scalar<long>($"select count(*) from {added}") == 0 ? within : $"{within} union {staying}");
        session.Execute($"drop table {added}");
        return repeated;
    }

    private static BrokenConstraint? Unique(SqlSession session, ModelDefinition model, string keys)
    {
        var repeated = session.Scalar<long>($"select count(*) from ({keys})");
        return repeated == 0
            ? null
            : new BrokenConstraint(AuditType.Unique, model.Key.Count == 1 ? model.Key[0] : null, repeated, FailingRowsReader.Read(session, keys));
    }
}
