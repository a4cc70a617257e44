using System.Diagnostics;
using System.Globalization;
using BankingContracts.ContractModel.Reading;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.SqlCheck.Binding;

namespace BankingContracts.SqlCheck.Tests.Pipelines;

public sealed class SpeedTests(ITestOutputHelper output)
{
    [Fact]
    public void AGeneratedPipelineIsRight()
    {
        var sources = GeneratedPipeline.Sources(10);
        var resolved = PipelineResolver.Resolve([.. sources.Where(static s => !s.Path.EndsWith(".sql", StringComparison.Ordinal)).Select(ContractReader.Read)], [.. sources.Where(static s => s.Path.EndsWith(".sql", StringComparison.Ordinal))]);
        Assert.Empty(resolved.Diagnostics);
        Assert.Empty(PipelineCheck.Run(sources).Findings);
    }

    /// <summary>The limit is ten times what it takes alone on two cores, so that a busy machine does not fail it.</summary>
    [Fact]
    public void AModelCostsMilliseconds()
    {
        PipelineCheck.Run(GeneratedPipeline.Sources(10));
        foreach (var contracts in Sizes())
        {
            var sources = GeneratedPipeline.Sources(contracts);
            var clock = Stopwatch.StartNew();
            var findings = PipelineCheck.Run(sources).Findings;
            var each = clock.Elapsed.TotalMilliseconds / contracts;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{contracts} contracts: {clock.Elapsed.TotalMilliseconds:0} ms, {each:0.00} ms each"));
            Assert.Empty(findings);
            Assert.InRange(each, 0, 20);
        }
    }

    // BANKINGCONTRACTS_SIZES="10 100 1000 5000" measures more.
    private static IEnumerable<int> Sizes() => (Environment.GetEnvironmentVariable("BANKINGCONTRACTS_SIZES") ?? "100")
        .Split(' ').Select(static n => int.Parse(n, CultureInfo.InvariantCulture));
}
