using BankingContracts.Pipeline;
using BankingContracts.Server.Columns;

namespace BankingContracts.Server.Tests.Pages;

/// <summary>The way of a column through the pipeline, from the file to the marts.</summary>
public sealed class ColumnWayTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private TestService _service = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _service = await TestService.StartAsync(TestService.Options(_folder));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void ItGoesFromTheSourceToTheMarts()
    {
        var pipeline = ContractPipeline.Definition;

        var way = ColumnWay.Of(pipeline, pipeline["snap_account"], "balance_amount");

        Assert.Equal(["balance"], way.Columns["src_account"]);
        Assert.Contains("original_balance_amount", way.Columns["account_summary"]);
        Assert.DoesNotContain("src_customer", way.Columns.Keys);
        Assert.All(way.Steps, s => Assert.Contains(s.To.Column, way.Columns[s.To.Model]));
    }

    [Fact]
    public async Task ThePageShowsEveryStepAndLeadsOn()
    {
        var page = await _service.PageAsync("/lineage?model=snap_account&column=balance_amount");

        Assert.Contains("<title>Lineage of snap_account.balance_amount", page, StringComparison.Ordinal);
        Assert.Contains("/lineage?model=src_account&amp;column=balance\">src_account.balance</a>", page, StringComparison.Ordinal);
        Assert.Contains("original_balance_amount", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("<script>alert(1)</script>")]
    public async Task AColumnThatIsNotThereShowsTheModel(string column)
    {
        var page = await _service.PageAsync($"/lineage?model=snap_account&column={Uri.EscapeDataString(column)}");

        Assert.Contains("<title>Lineage of snap_account ", page, StringComparison.Ordinal);
        Assert.DoesNotContain(column, page, StringComparison.Ordinal);
    }
}
