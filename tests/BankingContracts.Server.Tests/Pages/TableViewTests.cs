using BankingContracts.Server.Pages;
using Microsoft.AspNetCore.Http;

namespace BankingContracts.Server.Tests.Pages;

/// <summary>Order, filters and page of a table, as an address says them.</summary>
public sealed class TableViewTests
{
    [Fact]
    public void AnAddressSaysOrderFiltersAndPage()
    {
        var view = View("?sort=-rows&offset=50&q=a%26b&other=x");

        Assert.Equal(("rows", true, 50, "a&b"), (view.Sort, view.IsDescending, view.Offset, view.Filter("q")));
        Assert.Equal("/files?q=a%26b&sort=-rows&offset=100", view.From(100));
    }

    [Theory]
    [InlineData("?sort=nothing")]
    [InlineData("?sort=rows;drop%20table")]
    [InlineData("?offset=-4")]
    [InlineData("?offset=many")]
    public void WhatMakesNoSenseIsIgnored(string query)
    {
        var view = View(query);
        Assert.Equal(("name", false, 0), (view.Sort, view.IsDescending, view.Offset));
    }

    [Fact]
    public void AnotherOrderBeginsAtTheFirstRow() => Assert.Equal("/files?q=x&sort=-rows", View("?q=x&offset=50").SortedBy("rows", isDescending: true));

    [Fact]
    public void AFilterThatIsTakenAwayLeavesTheOrder() => Assert.Equal("/files?sort=rows", View("?q=x&sort=rows").With("q", null));

    private static TableView View(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new(query);
        return TableView.Of(context.Request, "/files", ["name", "rows"], "name", "q");
    }
}
