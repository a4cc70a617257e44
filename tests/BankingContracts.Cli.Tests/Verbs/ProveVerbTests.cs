using BankingContracts.Cli.Tests.Samples;

namespace BankingContracts.Cli.Tests.Verbs;

public sealed class ProveVerbTests
{
    [Fact]
    public async Task EveryColumnHasItsVerdict() => Assert.Equal(
        """
        layer,model,column,verdict,reason,place
        source,src_a,a_id,nullable,"",""
        source,src_a,kind,nullable,"",""
        intermediate,int_a,a_id,proven,"",""
        intermediate,int_a,label,asserted,The ledger says so.,"intermediate/int_a.sql(2,5)"
        marts,total,a_count,proven,"",""
        marts,unread,a_id,unknown,"",""

        """,
        (await RunAsync("prove", "--format", "csv")).Out);

    [Fact]
    public async Task OneModelCanBeAskedFor()
    {
        var table = (await RunAsync("prove", "int_a")).Out;
        Assert.Contains("The ledger says so.", table, StringComparison.Ordinal);
        Assert.Contains("1 proven, 1 asserted", table, StringComparison.Ordinal);
        Assert.DoesNotContain("total", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonNamesTheVerdict() =>
        Assert.Contains("\"verdict\": \"asserted\"", (await RunAsync("prove", "--format", "json")).Out, StringComparison.Ordinal);

    [Fact]
    public async Task AnUnknownModelIsBadInput() => Assert.Equal(2, (await RunAsync("prove", "int_b")).ExitCode);

    private static async Task<Shell.Outcome> RunAsync(params string[] args)
    {
        using var shell = new Shell { Pipeline = LineagePipeline.Definition };
        return await shell.RunAsync(new FakeDatabase(), args);
    }
}
