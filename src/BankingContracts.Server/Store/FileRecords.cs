namespace BankingContracts.Server.Store;

/// <summary>Reads which run loaded which file.</summary>
internal sealed class FileRecords(ServiceStore store)
{
    /// <summary>Some files.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<FileRecord>> ListAsync(FileFilter filter, CancellationToken cancellation) =>
    [
        .. (await store.RowsAsync<Row>(
            $"""
            select run_id as RunId, source as Source, file as File, hash as Hash, rows as Rows, loaded_at as LoadedAt
            from run_files where {filter.Condition} order by {filter.OrderBy} limit @Limit offset @Offset
            """,
            filter.Parameters,
            cancellation)).Select(r => r.Value),
    ];

    /// <summary>The last file that was loaded of each source.</summary>
    public async Task<IReadOnlyDictionary<string, FileRecord>> LastAsync(CancellationToken cancellation) => (await store.RowsAsync<Row>(
        """
        select f.run_id as RunId, f.source as Source, f.file as File, f.hash as Hash, f.rows as Rows, f.loaded_at as LoadedAt
        from (select source, max(loaded_at) as loaded_at from run_files group by source) as l
        inner join run_files as f on f.source = l.source and f.loaded_at = l.loaded_at
        order by f.run_id, f.file
        """,
        null,
        cancellation)).GroupBy(r => r.Source).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);

    /// <summary>How many files a filter lets through.</summary>
    public async Task<long> CountAsync(FileFilter filter, CancellationToken cancellation) =>
        (await store.RowsAsync<long>($"select count(*) from run_files where {filter.Condition}", filter.Parameters, cancellation))[0];

    private sealed record Row(string RunId, string Source, string File, string Hash, long Rows, long LoadedAt)
    {
        public FileRecord Value => new(RunId, Source, File, Hash, Rows, Micros.Time(LoadedAt));
    }
}

/// <summary>A file that a run loaded.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Source">The source model.</param>
/// <param name="File">The file's name.</param>
/// <param name="Hash">SHA-256 of its bytes, lower-case hex.</param>
/// <param name="Rows">Rows read, also the ragged ones.</param>
/// <param name="LoadedAt">The timestamp of the run, UTC.</param>
public sealed record FileRecord(string RunId, string Source, string File, string Hash, long Rows, DateTime LoadedAt);
