using BankingContracts.Engine.Specification.Oracle;

namespace BankingContracts.Pipeline.Tests.Sql;

/// <summary>The singular tests under contracts/tests: silent on right tables, and each finds the fault it is for.</summary>
public sealed class SingularTestTests : IDisposable
{
    private readonly Warehouse _warehouse;

    public SingularTestTests()
    {
        var pipeline = new ReferencePipeline();
        pipeline.Run(new DateTime(2026, 1, 1, 6, 0, 0, DateTimeKind.Utc), TestFiles.SampleCustomers, TestFiles.SampleAccounts);
        _warehouse = new Warehouse(pipeline);
    }

    public static TheoryData<string> Tests => [.. TestFiles.SingularTests];

    [Theory]
    [MemberData(nameof(Tests))]
    public void ItIsSilentOnRightTables(string test) => Assert.Empty(_warehouse.Query(TestFiles.Sql("tests", test)));

    [Theory]
    [MemberData(nameof(Tests))]
    public void ItFindsItsFault(string test)
    {
        _warehouse.Execute(SingularFaults.ByTest[test]);

        Assert.NotEmpty(_warehouse.Query(TestFiles.Sql("tests", test)));
    }

    public void Dispose() => _warehouse.Dispose();
}
