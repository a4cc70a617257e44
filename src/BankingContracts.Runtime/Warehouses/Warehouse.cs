using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Rows;

namespace BankingContracts.Runtime.Warehouses;

/// <summary>Reads any table of the pipeline as typed rows: <c>await warehouse.ReadAsync&lt;AccountSummary&gt;()</c>.</summary>
public sealed class Warehouse : IAsyncDisposable
{
    private readonly IEngineReader _reader;

    private Warehouse(IEngineReader reader) => _reader = reader;

    /// <summary>Opens the database of <paramref name="engine"/> for reading.</summary>
    /// <exception cref="PipelineException">It is locked, corrupt, or does not exist.</exception>
    public static async Task<Warehouse> OpenAsync(PipelineDefinition pipeline, IEngine engine, CancellationToken cancellation = default) =>
        new(await engine.OpenReaderAsync(pipeline, cancellation));

    /// <summary>All rows of the table of <typeparamref name="TRow"/>, in key order.</summary>
    public async Task<IReadOnlyList<TRow>> ReadAsync<TRow>(CancellationToken cancellation = default)
        where TRow : IRow<TRow>
    {
        var model = TRow.Model;
        await using var reader = await _reader.ReadModelAsync(model, ModelRead.Ordered(model.Key), cancellation);
        var fields = new DbFieldReader(reader, model);
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(TRow.Read(fields));
        return rows;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _reader.DisposeAsync();
}
