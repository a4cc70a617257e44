using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.TimeTravel;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Ingestion;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>Loads files into source models, inside a transaction that the caller began.</summary>
/// <param name="connection">The connection with the transaction.</param>
/// <param name="changes">Takes the change set of each file, and that of the run.</param>
/// <param name="runAt">The run's timestamp, after that of every run before.</param>
internal sealed class SourceIngestor(DuckDBConnection connection, ChangeSets changes, DateTime runAt)
{
    /// <summary>
    /// Loads one file and leaves what it changed, which joins what files before it changed in this run. The first file of a full
    /// delivery goes straight into the table: then every row is new and the change set is <see cref="ChangeSet.Unknown"/>.
    /// </summary>
    /// <param name="source">A source model whose table exists.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Stops between statements.</param>
    /// <exception cref="PipelineException">The file is not as the contract says; the transaction is to be rolled back.</exception>
    public IngestOutcome Ingest(ModelDefinition source, InputFile file, CancellationToken cancellation)
    {
        var body = (SourceBody)source.Body;
        var sql = new SqlSession(connection, cancellation);
        var tables = new SourceTables(source, changes.NextFile(source.Name), runAt);
        var ragged = new RaggedRowTable(sql, source);
        var reader = new FileReader(sql, source, tables, ragged);
        var before = sql.Number($"select count(*) from {tables.Stored}");
        var isFirst = before == 0 && body.Delivery == Delivery.Full;
        var rowsRead = isFirst ? reader.Read(file, tables.Stored, hasLoadedAt: true) : Apply(file, body, sql, tables, reader);

        var after = sql.Number($"select count(*) from {tables.Stored}");
        var removed = isFirst ? 0 : sql.Number($"select count(*) from {tables.Removed}");
        var added = after - before + removed;
        if (removed > 0)
            PastRows.Keep(connection, source, $"from {tables.Removed}", runAt);
        changes.RecordFile(source, isFirst ? ChangeSet.Unknown : new ChangeSet(true, removed, added));
        var raggedRows = ragged.Count;
        var raggedChanged = ragged.Store(body.Delivery, file.Name);
        ragged.Drop();
        return new IngestOutcome(new ModelChange(after, added, 0, removed), rowsRead, raggedRows, raggedChanged);
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
