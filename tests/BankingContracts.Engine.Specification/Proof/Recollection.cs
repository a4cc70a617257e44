using BankingContracts.Engine.Specification.Oracle;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Engine.Specification.Proof;

/// <summary>What every table held after each run, to compare with what it is said to have held.</summary>
public sealed class Recollection(PipelineDefinition pipeline)
{
    private readonly List<(DateTime RunAt, List<ExpectedTable> Tables)> _runs = [];

    /// <summary>Keeps all tables as they are after a run.</summary>
    public async Task RememberAsync(TableRows rows, DateTime runAt)
    {
        if (_runs.Count > 0 && _runs[^1].RunAt == runAt)
            return;
        var tables = new List<ExpectedTable>();
        foreach (var model in pipeline.Models)
            tables.Add(new(model.Name, [.. model.Columns.Select(c => c.Name)], await rows.AllAsync(model)));
        _runs.Add((runAt, tables));
    }

    /// <summary>Fails unless every table as of every run, and as of a moment before the next, is what it was; before the first run it was empty.</summary>
    public async Task AssertAsync(TableRows rows)
    {
        var nothing = _runs[0].Tables.Select(t => t with { Rows = [] }).ToList();
        await AssertAsync(rows, _runs[0].RunAt.AddMicroseconds(-1), nothing);
        for (var i = 0; i < _runs.Count; i++)
        {
            await AssertAsync(rows, _runs[i].RunAt, _runs[i].Tables);
            await AssertAsync(rows, i + 1 < _runs.Count ? _runs[i + 1].RunAt.AddMicroseconds(-1) : _runs[i].RunAt.AddYears(1), _runs[i].Tables);
        }
    }

    private async Task AssertAsync(TableRows rows, DateTime at, List<ExpectedTable> tables)
    {
        foreach (var table in tables)
            TableAssert.Equal(table, await rows.AsOfAsync(pipeline[table.Model], at), $"as of {at:O}");
    }
}
