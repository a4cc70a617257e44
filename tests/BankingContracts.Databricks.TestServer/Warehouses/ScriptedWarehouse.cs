using Apache.Arrow;
using Apache.Arrow.Types;

namespace BankingContracts.Databricks.TestServer.Warehouses;

/// <summary>Answers as a test says; no Spark is needed.</summary>
/// <param name="run">Answers a statement.</param>
public sealed class ScriptedWarehouse(Func<string, CancellationToken, Task<WarehouseResult>> run) : IWarehouse
{
    /// <summary>A warehouse that gives the same numbers for each statement, a chunk for each list.</summary>
    public static ScriptedWarehouse Of(params int[][] chunks) => new((_, _) => Task.FromResult(Numbers(chunks)));

    /// <summary>A warehouse that gives a row of texts for each statement.</summary>
    public static ScriptedWarehouse OfTexts(params string[] values)
    {
        var schema = new Schema([.. values.Select(static (_, i) => new Field("c" + (char)('0' + i), StringType.Default, nullable: true))], null);
        return new((_, _) => Task.FromResult(new WarehouseResult(schema, [new RecordBatch(schema, values.Select(static v => new StringArray.Builder().Append(v).Build()), length: 1)])));
    }

    /// <summary>A column <c>n</c> of numbers, a chunk for each list.</summary>
    public static WarehouseResult Numbers(params int[][] chunks)
    {
        var schema = new Schema([new Field("n", Int32Type.Default, nullable: true)], null);
        return new(schema, [.. chunks.Select(c => new RecordBatch(schema, [new Int32Array.Builder().AppendRange(c).Build()], c.Length))]);
    }

    /// <inheritdoc/>
    public Task<WarehouseResult> RunAsync(string sql, bool hasRows, CancellationToken cancellation) => run(sql, cancellation);
}
