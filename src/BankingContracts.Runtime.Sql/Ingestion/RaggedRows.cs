using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Ingestion;

/// <summary>
/// The records of a source that have too few or too many fields: they cannot be rows of the source table and are kept beside it, in
/// <c>pipeline.ragged_rows</c>, for the quarantine.
/// </summary>
internal sealed class RaggedRows(StepContext run, ModelDefinition source)
{
    private readonly StoredTable _table = Of(run.Sql);
    private readonly string _source = run.Sql.Text(source.Name);

    /// <summary>The table of all sources.</summary>
    public static StoredTable Of(SqlDialect sql)
    {
        var (text, number) = (sql.Type(new(ColumnKind.Varchar)), sql.Type(new(ColumnKind.BigInt)));
        return new(SqlDialect.StateSchema, "ragged_rows", [new("source", text), new("file", text), new("line", number), new("failure_reason", text), new("kind", text)], []);
    }

    /// <summary>The stored ragged records of the source called <paramref name="source"/>, without identity.</summary>
    public static string Current(StepContext run, string source)
    {
        var table = Of(run.Sql);
        return $"(select {run.Sql.List("r", table.Names)} from {run.Tables.Current(table)} as r where r.source = {run.Sql.Text(source)})";
    }

    /// <summary>
    /// Replaces the ragged records before by those of this load. A full delivery replaces all; a delta file replaces those of the same
    /// file name, so that a corrected file removes them.
    /// </summary>
    /// <param name="delivery">The kind of delivery.</param>
    /// <param name="file">The name of its first file.</param>
    /// <param name="incoming">The delivery.</param>
    /// <param name="scope">Keeps the change for the step that follows.</param>
    /// <returns>Whether the reasons differ from those before (lines alone do not count); and the change as <see cref="IngestResult.Ragged"/>.</returns>
    public async Task<(bool HasChanged, string Signed)> StoreAsync(Delivery delivery, string file, IIncomingRows incoming, WorkingScope scope)
    {
        await run.Tables.EnsureAsync(_table);
        var isBefore = $"b.source = {_source}" + (delivery == Delivery.Delta ? " and b.file = " + run.Sql.Text(file) : "");
        var stored = $"{run.Tables.Stored(_table)} as b where {isBefore}";
        var (moved, changed) = await run.Session.RowAsync(
            $"select {Differs("file, line, failure_reason", stored, incoming)}, {Differs("failure_reason", stored, incoming)}", static r => (r.GetBoolean(0), r.GetBoolean(1)));
        if (!moved)
            return (false, $"(select {run.Sql.NoText} as failure_reason, 0 as _sign where false)");
        var coming = $"select {_source} as source, file, line, failure_reason, kind from {incoming.Ragged} as i";
        var change = await run.Tables.LeaveAsync(_table, "select b.* from " + stored, run.Tables.AsNew(_table, coming, replacesCopies: true));
        var signed = $"select failure_reason, 1 as _sign from {change.Added.Relation} as a union all select failure_reason, -1 from {change.Removed.Relation} as r";
        return (changed, await scope.KeepAsync("ragged", source.Name, signed));
    }

    /// <summary>Takes the records that are stored under a former name of the source.</summary>
    public async Task MoveAsync(string former)
    {
        await run.Tables.EnsureAsync(_table);
        var stored = $"{run.Tables.Stored(_table)} as b where b.source = {run.Sql.Text(former)}";
        var columns = run.Sql.List("b", _table.Names.Skip(1));
        await run.Tables.LeaveAsync(_table, "select b.* from " + stored, run.Tables.AsNew(_table, $"select {_source} as source, {columns} from {stored}", replacesCopies: true));
    }

    private static string Differs(string columns, string stored, IIncomingRows incoming) =>
        $"""
        exists (select 1 from (
            select {columns}, 1 as _copies from {incoming.Ragged} as i
            union all
            select {columns}, -1 from (select b.file, b.line, b.failure_reason from {stored}) as s) as c
        group by {columns} having sum(_copies) <> 0)
        """;
}
