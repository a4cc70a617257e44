using System.Data.Common;
using BankingContracts.Pipeline.Tests.Oracle;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Pipeline.Tests.Proof;

/// <summary>What every table held after each run, to compare with what it is said to have held.</summary>
public sealed class Recollection(PipelineDefinition pipeline)
{
    private readonly List<(DateTime RunAt, List<ExpectedTable> Tables)> _runs = [];

    /// <summary>Keeps all tables as they are after a run.</summary>
    public async Task RememberAsync(IEngine engine, DateTime runAt)
    {
        if (_runs.Count > 0 && _runs[^1].RunAt == runAt)
            return;
        await using var reader = await engine.OpenReaderAsync(pipeline, CancellationToken.None);
        var tables = new List<ExpectedTable>();
        foreach (var model in pipeline.Models)
            tables.Add(new(model.Name, [.. model.Columns.Select(c => c.Name)], await RowsAsync(await reader.QueryAsync(Select(model), CancellationToken.None))));
        _runs.Add((runAt, tables));
    }

    /// <summary>Fails unless every table as of every run, and as of a moment before the next, is what it was; before the first run it was empty.</summary>
    public async Task AssertAsync(IEngine engine)
    {
        await using var reader = await engine.OpenReaderAsync(pipeline, CancellationToken.None);
        var nothing = _runs[0].Tables.Select(t => t with { Rows = [] }).ToList();
        await AssertAsync(reader, _runs[0].RunAt.AddMicroseconds(-1), nothing);
        for (var i = 0; i < _runs.Count; i++)
        {
            await AssertAsync(reader, _runs[i].RunAt, _runs[i].Tables);
            await AssertAsync(reader, i + 1 < _runs.Count ? _runs[i + 1].RunAt.AddMicroseconds(-1) : _runs[i].RunAt.AddYears(1), _runs[i].Tables);
        }
    }

    private async Task AssertAsync(IEngineReader reader, DateTime at, List<ExpectedTable> tables)
    {
        foreach (var table in tables)
            TableAssert.Equal(table, await RowsAsync(await reader.QueryAsOfAsync(Select(pipeline[table.Model]), at, CancellationToken.None)), $"as of {at:O}");
    }

    /// <summary>A query for all rows of a model as text.</summary>
    public static string Select(ModelDefinition model) => $"select {string.Join(", ", model.Columns.Select(c => c.Name + "::varchar"))} from {model.Name}";

    /// <summary>The rows of a query whose columns are text.</summary>
    public static async Task<List<IReadOnlyList<string?>>> RowsAsync(DbDataReader reader)
    {
        await using (reader)
        {
            var rows = new List<IReadOnlyList<string?>>();
            while (await reader.ReadAsync())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetString(i))]);
            return rows;
        }
    }
}
