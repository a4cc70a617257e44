using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Past;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>Loads files into source models, inside a transaction that the caller began.</summary>
/// <param name="sql">The session with the transaction.</param>
/// <param name="changes">Takes the change set of each file, and that of the run.</param>
/// <param name="runAt">The run's timestamp, after that of every run before.</param>
internal sealed class SourceIngestor(SqlSession sql, ChangeSets changes, DateTime runAt)
{
    /// <summary>
    /// Loads one delivery and notes what it changed, together with the changes of the deliveries before it in this run. The first
    /// full delivery goes directly into the table: every row is new, and the change set is <see cref="ChangeSet.Unknown"/>.
    /// </summary>
    /// <param name="source">A source model whose table exists.</param>
    /// <param name="files">The file; several where they are parts of the delivery.</param>
    /// <exception cref="PipelineException">The file is not as the contract says; the transaction is to be rolled back.</exception>
    public IngestOutcome Ingest(ModelDefinition source, IReadOnlyList<InputFile> files)
    {
        var body = (SourceBody)source.Body;
        var tables = new SourceTables(source, changes.NextFile(source.Name), runAt);
        var ragged = new RaggedRowTable(sql, source);
        var reader = new FileReader(sql, source, tables, ragged);
        PositionTable.Prepare(sql, source.Name);
        var positions = new PositionTable(sql, source.Name, tables);
        var before = sql.Scalar<long>($"select count(*) from {tables.Stored}");
        var isFirst = before == 0 && body.Delivery == Delivery.Full;
        var rows = isFirst ? Fill(files, sql, tables, reader, positions) : Apply(files, body, sql, tables, reader, positions);

        var after = sql.Scalar<long>($"select count(*) from {tables.Stored}");
        var removed = isFirst ? 0 : sql.Scalar<long>($"select count(*) from {tables.Removed}");
        var added = after - before + removed;
        if (removed > 0)
            PastRows.Keep(sql, source, $"from {tables.Removed}", runAt);
        changes.RecordFile(source, isFirst ? ChangeSet.Unknown : new ChangeSet(true, removed, added));
        foreach (var lines in rows.Select(static r => r.Lines).OfType<string>())
            sql.Execute($"drop table {lines}");
        var raggedRows = ragged.Count;
        var raggedChanged = ragged.Store(body.Delivery, files[0].Name);
        ragged.Drop();
        return new IngestOutcome(new ModelChange(after, added, 0, removed), [.. rows.Select(static r => r.Records)], raggedRows, raggedChanged);
    }

    private static List<FileRows> Fill(
        IReadOnlyList<InputFile> files, SqlSession sql, SourceTables tables, FileReader reader, PositionTable positions)
    {
        var rows = Read(files, sql, tables, reader, tables.Stored, hasLoadedAt: true);
        positions.Clear();
        positions.AddAll(rows, tables.RowsOf(tables.Stored));
        return rows;
    }

    private static List<FileRows> Apply(
        IReadOnlyList<InputFile> files, SourceBody body, SqlSession sql, SourceTables tables, FileReader reader, PositionTable positions)
    {
        sql.Execute($"create temp table {tables.Incoming} as select {tables.Fields} from {tables.Stored} limit 0");
        var rows = Read(files, sql, tables, reader, tables.Incoming, hasLoadedAt: false);
        var capture = new ChangeCapture(sql, tables, positions, rows);
        if (body.Delivery == Delivery.Full)
            capture.ReplaceAll(tables.IncomingRows);
        else
            new DeltaBatch(sql, body, tables, capture).Apply();
        sql.Execute($"drop table {tables.Incoming}");
        return rows;
    }

    /// <summary>Reads all files into <paramref name="target"/>, which is empty, one after the other.</summary>
    private static List<FileRows> Read(
        IReadOnlyList<InputFile> files, SqlSession sql, SourceTables tables, FileReader reader, string target, bool hasLoadedAt)
    {
        if (files.Count == 1)
            return [reader.Read(files[0], target, hasLoadedAt)];

        // Each part goes into its own table first: a second attempt at a part must not remove rows of another part.
        var parts = new List<FileRows>();
        var (column, value) = hasLoadedAt ? ($", {tables.LoadedAt}", $", {tables.RunAt}") : ("", "");
        foreach (var file in files)
        {
            sql.Execute($"create temp table {tables.Part} as select {tables.Fields} from {tables.Stored} limit 0");
            var part = reader.Read(file, tables.Part, hasLoadedAt: false);
            sql.Execute($"insert into {target} ({tables.Fields}{column}) select {tables.Fields}{value} from {tables.Part}");
            sql.Execute($"drop table {tables.Part}");
            parts.Add(part with { FirstRow = part.FirstRow is null ? null : reader.FirstRowOfLast(target, part.Rows) });
        }

        return parts;
    }
}
