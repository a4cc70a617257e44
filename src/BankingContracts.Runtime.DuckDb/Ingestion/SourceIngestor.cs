using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Ingestion;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>Loads files into source models, inside a transaction that the caller began.</summary>
/// <param name="connection">The connection with the transaction.</param>
/// <param name="runAt">The run's timestamp, after that of every run before.</param>
internal sealed class SourceIngestor(DuckDBConnection connection, DateTime runAt)
{
    /// <summary>
    /// Loads <paramref name="files"/> in the given order. Leaves the change set as <c>temp.removed_NAME</c> and
    /// <c>temp.added_NAME</c>, with the source's columns; the latter is a view where all rows are new.
    /// </summary>
    /// <param name="source">A source model whose table exists.</param>
    /// <param name="files">One file of a full delivery; any number of delta files.</param>
    /// <param name="cancellation">Stops between statements.</param>
    /// <exception cref="PipelineException">A file is not as the contract says; the transaction is to be rolled back.</exception>
    public IngestOutcome Ingest(ModelDefinition source, IReadOnlyList<InputFile> files, CancellationToken cancellation)
    {
        var body = (SourceBody)source.Body;
        var sql = new SqlSession(connection, cancellation);
        var tables = new SourceTables(source, runAt);
        var ragged = new RaggedRowTable(sql, source);
        var before = sql.Number($"select count(*) from {tables.Stored}");
        sql.DropTemporary(tables.Removed);
        sql.DropTemporary(tables.Added);
        sql.Execute($"create temp table {tables.Removed} as select * from {tables.Stored} limit 0");

        var reader = new FileReader(sql, source, tables, ragged);
        List<long> fileRows = [];
        if (before == 0 && body.Delivery == Delivery.Full && files.Count == 1)
            fileRows.Add(reader.Read(files[0], tables.Stored, hasLoadedAt: true));
        else
            fileRows.AddRange(files.Select(file => Apply(file, body, sql, tables, reader)));

        // Where all rows are new a view spares the copy.
        sql.Execute(before == 0
            ? $"create temp view {tables.AddedView} as select * from {tables.Stored}"
            : $"create temp table {tables.Added} as select * from {tables.Stored} where {tables.LoadedAt} = {tables.RunAt}");

        var removed = sql.Number($"select count(*) from {tables.Removed}");
        var after = sql.Number($"select count(*) from {tables.Stored}");
        var change = new ModelChange(after, Added: after - before + removed, Changed: 0, removed);
        var raggedRows = ragged.Count;
        var raggedChanged = ragged.Store(body.Delivery);
        ragged.Drop();
        return new IngestOutcome(change, fileRows.Sum(), fileRows, raggedRows, raggedChanged);
    }

    private static long Apply(InputFile file, SourceBody body, SqlSession sql, SourceTables tables, FileReader reader)
    {
        sql.Execute($"create temp table {tables.Incoming} as select {tables.Fields} from {tables.Stored} limit 0");
        var rows = reader.Read(file, tables.Incoming, hasLoadedAt: false);
        var capture = new ChangeCapture(sql, tables);
        if (body.Delivery == Delivery.Full)
            capture.ReplaceAll(tables.Incoming);
        else
            new DeltaBatch(sql, body, tables, capture).Apply();
        sql.Execute($"drop table {tables.Incoming}");
        return rows;
    }
}
