using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Tests.Fixtures;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Runtime.DuckDb.Tests.Connections;

public sealed class RowIdTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("rowid-");

    [Theory]
    [InlineData("rowid", true)]
    [InlineData("RowId", true)]
    [InlineData("row_id", false)]
    public async Task AColumnThatWouldHideTheRowIdIsRefused(string column, bool isRefused)
    {
        var model = ItemPipeline.Model(
            "thing", ModelLayer.Marts, [column], [], [new ColumnDefinition(column, ItemPipeline.Number, false)], new QueryBody(Materialization.Table, $"select 1 as {column}"));
        var engine = new DuckDbEngineProvider().Create(new EngineSettings(Path.Combine(_directory.FullName, "things.duckdb")));

        var opening = Record.ExceptionAsync(async () => await (await engine.OpenRunAsync(new PipelineDefinition("things", [model], []), ItemWarehouse.Day(1), TestContext.Current.CancellationToken)).DisposeAsync());

        Assert.Equal(isRefused ? "thing has a column called rowid, but DuckDB uses this name for its own row ids; rename the column in the contract." : null, (await opening)?.Message);
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
