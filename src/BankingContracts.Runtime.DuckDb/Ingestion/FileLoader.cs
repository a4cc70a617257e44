using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>Reads deliveries with the engine's own reader of CSV, file by file into one table.</summary>
internal sealed class FileLoader(SqlSession session) : IFileLoader
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;
    private int _loads;

    /// <inheritdoc/>
    public async Task<IIncomingRows> ReadAsync(ModelDefinition source, IReadOnlyList<InputFile> files, string? target, string arrivedAt)
    {
        var body = (SourceBody)source.Body;
        var load = $"{source.Name}_{_loads++}";
        var fields = body.DecidedByFile;
        var (incoming, ragged) = (Sql.Working("_incoming_" + load), Sql.Working("_incoming_ragged_" + load));
        List<string> temporary = [ragged];
        await session.ExecuteAsync(Sql.CreateWorking(ragged, [new("file", "varchar"), new("line", "bigint"), new("failure_reason", "varchar"), new("kind", "varchar")]));
        var arrival = target is null ? null : new ArrivalColumn(Sql.Name(body.LoadedAtColumn), arrivedAt);
        if (target is null)
        {
            await session.ExecuteAsync(Sql.CreateWorking(incoming, fields.Select(f => new StoredColumn(f, "varchar"))));
            temporary.Add(incoming);
        }

        var reader = new FileReader(session, source, ragged, load);
        var rows = await ReadAsync(reader, files, target ?? incoming, arrival, fields, load);
        temporary.AddRange(rows.Select(static r => r.Lines).OfType<string>());
        return new LoadedRows(session, Sql.List(fields), target ?? incoming, rows, ragged, await session.CountAsync(ragged), temporary);
    }

    /// <summary>Reads all files into <paramref name="target"/>, which is empty, one after the other.</summary>
    private async Task<List<FileRows>> ReadAsync(
        FileReader reader, IReadOnlyList<InputFile> files, string target, ArrivalColumn? arrival, IReadOnlyList<string> fields, string load)
    {
        if (files.Count == 1)
            return [await reader.ReadAsync(files[0], target, arrival)];
        // Each part goes into its own table first: a second attempt at a part must not remove rows of another part.
        var (parts, part) = (new List<FileRows>(), Sql.Working("_part_" + load));
        foreach (var file in files)
        {
            await session.ExecuteAsync(Sql.CreateWorking(part, fields.Select(f => new StoredColumn(f, "varchar"))));
            var read = await reader.ReadAsync(file, part, null);
            await session.ExecuteAsync($"insert into {target} ({Sql.List(fields)}{arrival?.Column}) select {Sql.List(fields)}{arrival?.Value} from {part}");
            await session.ExecuteAsync(Sql.DropWorking([part]));
            parts.Add(read with { FirstRow = read.FirstRow is null ? null : await reader.FirstRowOfLastAsync(target, read.Rows) });
        }

        return parts;
    }
}
