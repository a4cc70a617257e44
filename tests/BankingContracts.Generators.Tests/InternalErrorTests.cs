using BankingContracts.ContractModel;
using BankingContracts.ContractModel.Compile;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.Generators.Steps;
using BankingContracts.Generators.Tests.Infrastructure;

namespace BankingContracts.Generators.Tests;

public sealed class InternalErrorTests
{
    [Fact]
    public void AFailureToReadAFileIsReportedThereAndHidesNoOther()
    {
        var steps = new ContractSteps(
            static source => source.RelativePath == SampleContracts.Mart ? throw new InvalidOperationException("No luck.") : ContractReader.Read(source),
            PipelineResolver.Resolve,
            ModelCompiler.Compile);
        var run = ContractProject.Sample(steps).Run();
        Assert.Contains("marts/open_account.yml(1,1): error BKC9999", run.Findings);
        Assert.Contains(run.Result.Diagnostics, static d => d.GetMessage(null).Contains("InvalidOperationException, No luck.", StringComparison.Ordinal));
        Assert.Contains("staging.stg_account.g.cs", run.Files);
        Assert.Empty(GeneratedCode.Problems(run.Output));
    }

    [Fact]
    public void AFailureToResolveStillLeavesAProgramThatCompiles()
    {
        var run = ContractProject.Sample(new(ContractReader.Read, static (_, _) => throw new NotSupportedException(), ModelCompiler.Compile)).Run();
        Assert.Equal(["error BKC9999"], run.Findings);
        Assert.Equal(["ContractPipeline.g.cs"], run.Files);
        Assert.Empty(GeneratedCode.Problems(run.Output));
    }

    [Fact]
    public void AFailureToCompileAModelIsReportedAtItsContractAndHidesNoOther()
    {
        var steps = new ContractSteps(
            ContractReader.Read,
            PipelineResolver.Resolve,
            static (model, staging, conditions) => model.Kind == ModelKind.Quarantine ? throw new FormatException() : ModelCompiler.Compile(model, staging, conditions));
        var run = ContractProject.Sample(steps).Run();
        Assert.Equal(["staging/stg_account.yml(1,1): error BKC9999"], run.Findings);
        Assert.Equal(5, run.Files.Count());
        Assert.Empty(GeneratedCode.Problems(run.Output));
    }

    [Fact]
    public void CancellationIsNoFailure()
    {
        var steps = new ContractSteps(static _ => throw new OperationCanceledException(), PipelineResolver.Resolve, ModelCompiler.Compile);
        Assert.Throws<OperationCanceledException>(() => steps.ReadFile(new ContractSource("x.yml", "x.yml", ""), TestContext.Current.CancellationToken));
    }
}
