using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Ingestion;

/// <summary>Loads a delivery into a source model. The rows are compared with the stored ones by their content; rows that stay keep their time of arrival.</summary>
internal sealed class SourceStep(StepContext run, IFileLoader loader)
{
    /// <summary>Loads one delivery. The first full delivery goes directly into the table, because every row is new.</summary>
    /// <param name="source">A source model.</param>
    /// <param name="files">The file; several where they are parts of the delivery.</param>
    /// <param name="pending">The columns that no stored row has a value for yet.</param>
    /// <exception cref="PipelineException">A file is not as the contract says.</exception>
    public async Task<(IngestOutcome Outcome, IngestResult Result)> IngestAsync(ModelDefinition source, IReadOnlyList<InputFile> files, IReadOnlyList<string> pending)
    {
        var body = (SourceBody)source.Body;
        var (table, columns) = (run.TableOf(source), new SourceColumns(body, run.Sql));
        var positions = new PositionTable(run, source, columns);
        await positions.PrepareAsync();
        var before = await run.Tables.CountAsync(table);
        var isFirst = before == 0 && body.Delivery == Delivery.Full;
        var isWhole = before == 0 || body.Delivery == Delivery.Full;
        var isDirect = isFirst && run.Tables.AreWrittenAtOnce;
        var incoming = await loader.ReadAsync(source, files, isDirect ? run.Sql.Table(table) : null, run.Now);
        var scope = run.Working.Begin();
        var present = incoming.Columns.SelectMany(c => c).ToHashSet();
        var arriving = pending.Where(present.Contains).ToList();
        var memory = body is { Delivery: Delivery.Delta, SequenceColumn: not null } ? new SequenceMemory(run, source, columns) : null;
        if (memory is not null)
            await memory.PrepareAsync();
        var superseded = 0L;
        var change = isFirst
            ? await FillAsync(table, columns, incoming, positions, isDirect)
            : await ApplyAsync(new ChangeCapture(run, table, columns, positions, incoming, arriving, body.AbsentColumn));
        var after = isFirst ? await run.Tables.CountAsync(table) : before - change.Removed.Count + change.Added.Count;
        var ragged = await new RaggedRows(run, source).StoreAsync(body.Delivery, files[0].Name, incoming, scope);
        await incoming.DropAsync();
        var outcome = new IngestOutcome(
            new ModelChange(after, isFirst ? after : change.Added.Count, 0, change.Removed.Count), incoming.Records, incoming.RaggedCount, ragged.HasChanged)
        {
            ColumnsByFile = incoming.Columns,
            Superseded = superseded,
            Pending = [.. body.Fields.Select(f => f.Column).Where(c => !present.Contains(c) && (isWhole || pending.Contains(c)))],
        };
        return (outcome, new IngestResult(change, ragged.Signed, scope));

        async Task<ChangeSet> ApplyAsync(ChangeCapture capture)
        {
            if (body.Delivery == Delivery.Full)
                return await capture.ApplyAsync(incoming.Rows, run.Tables.Stored(table), "true", before == 0);
            var batch = new DeltaBatch(run, body, table, columns, capture, memory);
            var applied = await batch.ApplyAsync(incoming, before == 0);
            superseded = batch.Superseded;
            return applied;
        }
    }

    private async Task<ChangeSet> FillAsync(StoredTable table, SourceColumns columns, IIncomingRows incoming, PositionTable positions, bool isDirect)
    {
        if (isDirect)
            run.Tables.NoteFilled(table);
        else
            await run.Tables.LeaveWholeAsync(table, run.Tables.Identified(table, $"select {columns.Fields}, {run.Now} as {columns.LoadedAt}, _at from {incoming.Rows} as i", "_at", replacesCopies: true));
        await positions.ReplaceAsync(incoming);
        return run.Tables.Net(table) with { IsKnown = false };
    }
}
