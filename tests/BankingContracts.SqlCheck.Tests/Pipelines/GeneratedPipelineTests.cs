using BankingContracts.ContractModel;

namespace BankingContracts.SqlCheck.Tests.Pipelines;

public sealed class GeneratedPipelineTests
{
    [Fact]
    public void AGeneratedPipelineIsRight()
    {
        var sources = GeneratedPipeline.Sources(10);
        var resolved = PipelineResolver.Resolve([.. sources.Where(static s => !s.Path.EndsWith(".sql", StringComparison.Ordinal)).Select(ContractReader.Read)], [.. sources.Where(static s => s.Path.EndsWith(".sql", StringComparison.Ordinal))]);
        Assert.Empty(resolved.Diagnostics);
        Assert.Empty(PipelineCheck.Run(sources).Findings);
    }
}
