using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Differences;

/// <summary>
/// Looks for NULLs and repeated keys in rows before they are stored. The engine would refuse only the first one and
/// abort the transaction, so the report could not say how many there are.
/// </summary>
internal static class KeyViolations
{
    /// <summary>Throws when <paramref name="content"/> breaks the not-null columns or the key of <paramref name="model"/>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="model">The model.</param>
    /// <param name="content">The rows about to be stored.</param>
    /// <param name="replaced">
    /// The stored rows that they replace, if other rows may have the same keys; otherwise null.
    /// </param>
    /// <exception cref="ContractBrokenException">The rows break the contract; the exception has the failing audits.</exception>
    public static async Task RefuseAsync(StepContext run, ModelDefinition model, string content, string? replaced = null)
    {
        var broken = await NullsAsync(run, [.. model.Columns.Where(c => !c.IsNullable && !c.IsChangedAt).Select(c => c.Name)], content);
        if (model.Key.Count > 0 && await RepeatedAsync(run, model, content, replaced) is { } repeated)
            broken.Add(repeated);
        if (broken.Count > 0)
            throw new ContractBrokenException(model, broken);
    }

    /// <summary>Throws when <paramref name="content"/> has NULL in one of some columns of <paramref name="model"/>.</summary>
    /// <exception cref="ContractBrokenException">It has.</exception>
    public static async Task RefuseNullAsync(StepContext run, ModelDefinition model, IReadOnlyList<string> columns, string content)
    {
        if (await NullsAsync(run, columns, content) is { Count: > 0 } broken)
            throw new ContractBrokenException(model, broken);
    }

    /// <summary>Throws when stored rows share a key that no constraint of the table covers.</summary>
    /// <exception cref="ContractBrokenException">They do.</exception>
    public static async Task RefuseRepeatedAsync(StepContext run, ModelDefinition model)
    {
        if (model.Key.Count == 0 || model.HasKeyConstraint)
            return;
        if (await RepeatedAsync(run, model, run.Current(model), null) is { } repeated)
            throw new ContractBrokenException(model, [repeated]);
    }

    private static async Task<List<BrokenConstraint>> NullsAsync(StepContext run, IReadOnlyList<string> columns, string content)
    {
        var broken = new List<BrokenConstraint>();
        if (columns.Count == 0)
            return broken;
        var counts = await run.Session.RowAsync(
            $"select {string.Join(", ", columns.Select(c => $"count(*) - count({run.Sql.Name(c)})"))} from {content}",
            r => columns.Select((_, i) => r.GetInt64(i)).ToList());
        foreach (var (column, count) in columns.Zip(counts).Where(p => p.Second > 0))
            broken.Add(new BrokenConstraint(AuditType.NotNull, column, count, await FailingRowsReader.ReadAsync(run.Session, run.Sql, $"select * from {content} as c where {run.Sql.Name(column)} is null")));
        return broken;
    }

    /// <summary>Keys that occur more than once, in the content, or in the content and in rows that stay. Rows that stay are read only if a key is new.</summary>
    private static async Task<BrokenConstraint?> RepeatedAsync(StepContext run, ModelDefinition model, string content, string? replaced)
    {
        var (sql, key) = (run.Sql, run.Sql.List(model.Key));
        var within = $"select {key} from {content} as c group by {key} having count(*) > 1";
        if (replaced is null)
            return await UniqueAsync(run, model, within);
        var added = await run.Working.KeepAsync("added_keys", model.Name, $"""
            select {sql.List("_c", model.Key)} from {content} as _c
            where not exists (select 1 from {replaced} as r where {sql.SameKey("r", "_c", model.Key)})
            """);
        var staying = $"select {sql.List("s", model.Key)} from {run.Current(model)} as s semi join {added} as a on {sql.SameKey("a", "s", model.Key)}";
        var repeated = await UniqueAsync(run, model, await run.Session.CountAsync(added) == 0 ? within : $"{within} union {staying}");
        await run.Working.DropAsync([added]);
        return repeated;
    }

    private static async Task<BrokenConstraint?> UniqueAsync(StepContext run, ModelDefinition model, string keys)
    {
        var repeated = await run.Session.CountAsync($"({keys}) as k");
        return repeated == 0
            ? null
            : new BrokenConstraint(AuditType.Unique, model.Key.Count == 1 ? model.Key[0] : null, repeated, await FailingRowsReader.ReadAsync(run.Session, run.Sql, keys));
    }
}
