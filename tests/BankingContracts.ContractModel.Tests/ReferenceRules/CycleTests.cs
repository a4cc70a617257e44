using BankingContracts.ContractModel.Tests.Resolution;
using static BankingContracts.ContractModel.Tests.Resolution.Contracts;

namespace BankingContracts.ContractModel.Tests.ReferenceRules;

public class CycleTests
{
    private static PipelineUnderTest Circle(params (string Name, string Reads)[] models)
    {
        var pipeline = new PipelineUnderTest();
        foreach (var (name, reads) in models)
            pipeline.Add(Mart(name, Column("account_id"))).Sql($"marts/{name}.sql", "select account_id from " + reads);
        return pipeline;
    }

    [Fact]
    public void IsReportedOnceWhereTheFirstModelReadsTheNext()
    {
        var pipeline = Circle(("gamma", "alpha"), ("beta", "gamma"), ("alpha", "beta"));

        Assert.Equal(["BKC4002 marts/alpha.sql:1:24 'beta'"], pipeline.Findings());
        Assert.Equal("These models read each other in a circle: alpha -> beta -> gamma -> alpha; remove one of the references", pipeline.Message());
    }

    [Fact]
    public void AModelThatReadsItselfIsACircle()
    {
        var pipeline = Circle(("alpha", "alpha"));

        Assert.Equal(["BKC4002 marts/alpha.sql:1:24 'alpha'"], pipeline.Findings());
        Assert.Contains("alpha -> alpha;", pipeline.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void ModelsThatOnlyHangOnACircleAreNotReported() =>
        Assert.Equal(["BKC4002 marts/beta.sql:1:24 'gamma'"], Circle(("alpha", "beta"), ("beta", "gamma"), ("gamma", "beta")).Findings());

    [Fact]
    public void ADiamondIsNoCircle() =>
        Assert.Empty(Circle(("alpha", "beta, gamma"), ("beta", "delta"), ("gamma", "delta"), ("delta", "(select 'x' as account_id) x")).Findings());

    [Fact]
    public void ANameDefinedByWithIsNoCircle() => Assert.Empty(Circle(("alpha", "(with alpha as (select 1 as account_id) select * from alpha) x")).Findings());

    [Fact]
    public void CirclesStayInTheResultInStableOrder() =>
        Assert.Equal(["alpha", "gamma", "beta"], Circle(("alpha", "beta"), ("beta", "gamma"), ("gamma", "alpha")).Resolve().Models.Select(m => m.Name));

    [Fact]
    public void AChainOfFiveThousandModelsNeedsNoDeepStack()
    {
        var chain = Enumerable.Range(0, 5000).Select(i => ($"model_{i:D4}", i == 0 ? "model_4999" : $"model_{i - 1:D4}")).ToArray();

        Assert.StartsWith("BKC4002 marts/model_0000.sql", Assert.Single(Circle(chain).Findings()), StringComparison.Ordinal);
    }
}
