using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Evolution;

/// <summary>Keeps the newest row of each key of a delta source whose rows have another key now.</summary>
/// <param name="run">The run.</param>
/// <param name="source">The source.</param>
internal sealed class NewestRows(StepContext run, ModelDefinition source)
{
    /// <summary>Removes the other rows. Rows without a key stay.</summary>
    public async Task KeepAsync()
    {
        var (table, columns) = (run.TableOf(source), new SourceColumns((SourceBody)source.Body, run.Sql));
        var (positions, identity) = (PositionTable.Of(source.Name, run.Sql), run.Tables.Identity(table));
        // Files of one run are loaded in the order of their names.
        var placed = $"""
            select s.*, {columns.KeyExpressions}, {columns.HasNoKey} as _no_key, p._file, p._line
            from {run.Tables.Stored(table)} as s left join (
                select content, max(file) as _file, max(line) as _line from {run.Tables.Current(positions)} as p group by content) as p
            on p.content = {run.Sql.ContentHash(columns.Received)}
            """;
        var ranked = $"select k.*, row_number() over (partition by {columns.Keys} order by k.{columns.LoadedAt} desc, k._file desc, k._line desc, {identity.NewestFirst("k")}) as _nth from ({placed}) as k where not k._no_key";
        var change = await run.Tables.LeaveAsync(
            table, $"select {identity.List("o")}, {run.Sql.List("o", run.Tables.StoredColumns(table))} from ({ranked}) as o where o._nth > 1", null);
        if (change.Removed.Count > 0)
            await new PositionTable(run, source, columns).RemoveAsync(change.Removed.Relation);
        run.Tables.MarkUnknown(table);
    }
}
