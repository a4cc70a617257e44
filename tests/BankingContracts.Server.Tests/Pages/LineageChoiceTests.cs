using System.Globalization;
using BankingContracts.Pipeline;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Pages;

namespace BankingContracts.Server.Tests.Pages;

/// <summary>Which models a picture of lineage shows.</summary>
public sealed class LineageChoiceTests
{
    private const int Copies = 1000;

    [Fact]
    public void AFewModelsAreAllShown() => Assert.Equal(ContractPipeline.Definition.Models, LineageChoice.Of(ContractPipeline.Definition, null).Shown);

    [Fact]
    public void AModelIsShownWithWhatItReadsAndWhatReadsIt()
    {
        var shown = LineageChoice.Of(ContractPipeline.Definition, "snap_customer").Shown.Select(m => m.Name).ToList();
        Assert.Contains("src_customer", shown);
        Assert.Contains("customer_profile", shown);
        Assert.DoesNotContain("src_account", shown);
    }

    [Fact]
    public void TooManyModelsAreNotDrawnTogether()
    {
        var choice = LineageChoice.Of(Wide(), null);
        Assert.Empty(choice.Shown);
        Assert.Equal((Copies + 1, true), (choice.Related, choice.IsPart));
    }

    [Fact]
    public void AModelWithTooManyReadersIsShownWithSomeOfThem()
    {
        var choice = LineageChoice.Of(Wide(), "source");
        Assert.Equal((LineageChoice.Most, Copies + 1, true), (choice.Shown.Count, choice.Related, choice.IsPart));
        Assert.Equal("source", choice.Shown[0].Name);
    }

    [Fact]
    public async Task ThePageOfAThousandModelsAsksForOne()
    {
        using var folder = new TestFolder();
        var options = TestService.Options(folder);
        options.Pipeline = Wide() with { Schedules = [] };
        await using (var service = await TestService.StartAsync(options))
        {
            Assert.Contains("1,001 models are too many for one picture", await service.PageAsync("/lineage"), StringComparison.Ordinal);
            Assert.Contains("the nearest 60 of 1,001 models", await service.PageAsync("/lineage?model=source"), StringComparison.Ordinal);
            Assert.Contains("/lineage?model=model_0999", await service.PageAsync("/lineage?model=_0999"), StringComparison.Ordinal);
            Assert.Contains("No model has this text in its name", await service.PageAsync("/lineage?model=nothing"), StringComparison.Ordinal);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    /// <summary>A model that a thousand others read.</summary>
    private static PipelineDefinition Wide()
    {
        var mart = ContractPipeline.Definition["account_summary"];
        var source = mart with { Name = "source", Upstreams = [] };
        return ContractPipeline.Definition with
        {
            SingularAudits = [],
            Models = [source, .. Enumerable.Range(0, Copies).Select(i => mart with { Name = string.Create(CultureInfo.InvariantCulture, $"model_{i:0000}"), Upstreams = ["source"] })],
        };
    }
}
