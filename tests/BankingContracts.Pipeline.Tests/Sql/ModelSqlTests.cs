using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Oracle;

namespace BankingContracts.Pipeline.Tests.Sql;

/// <summary>The SELECT of every model, run as written over the oracle's upstream tables.</summary>
public sealed class ModelSqlTests : IDisposable
{
    private readonly ReferencePipeline _pipeline = new();
    private readonly Warehouse _warehouse;

    public ModelSqlTests()
    {
        var dayOne = new DateTime(2026, 1, 1, 6, 0, 0, 250, DateTimeKind.Utc);
        _pipeline.Run(dayOne, TestFiles.SampleCustomers, TestFiles.Accounts("ACC0002,1008,17.00,Savings", "GONE-1,1001,1.00,Savings"));
        _pipeline.Run(dayOne.AddDays(1), TestFiles.SampleCustomers, TestFiles.SampleAccounts);
        _warehouse = new Warehouse(_pipeline);
    }

    public static TheoryData<string, string> Models => new()
    {
        { "intermediate", "int_account_with_customer" },
        { "intermediate", "int_savings_account_only" },
        { "marts", "account_summary" },
        { "marts", "customer_profile" },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void ItsRowsAreTheOracles(string folder, string model)
    {
        var expected = ExpectedTables.Of(_pipeline).Single(t => t.Model == model);
        var supplied = expected.Columns.TakeWhile(c => c != "calculated_at").ToList();
        var rows = _warehouse.Query($"select {string.Join(", ", supplied)} from ({TestFiles.Sql(folder, model)})");

        TableAssert.Equal(new(model, supplied, [.. expected.Rows.Select(r => r.Take(supplied.Count).ToList())]), rows);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void ItsColumnsAreTheDesigns(string folder, string model) =>
        Assert.Equal(
            DesignedColumns.ByModel[model].Where(c => !c.StartsWith("calculated_at ", StringComparison.Ordinal)),
            _warehouse.Describe(TestFiles.Sql(folder, model)));

    public void Dispose() => _warehouse.Dispose();
}
