
namespace BankingContracts.ContractModel.Tests.Reading;

public sealed class SeveralContractsTests
{
    private const string Broken =
        "version: 2\nmodels:\n  - name: one\n    materialised: table\n    columns: [{name: a, data_type: varchr}]\n  - name: two\n    columns: [{name: a, data_type: date}, {name: a, data_type: dat}]\n  - name: three\n    columns: [{name: a, data_type: date}]\n";

    [Fact]
    public void EveryErrorOfEveryContractIsReportedInFileOrder() => Assert.Equal(
        ["BKC1002", "BKC2003", "BKC2002", "BKC2003"],
        ContractReader.Read(Given.File("marts/a.yml", Broken)).Diagnostics.Select(static d => d.Rule.Id));

    [Fact]
    public void OnlyTheContractsWithErrorsAreIncomplete() => Assert.Equal(
        [("one", false), ("two", false), ("three", true)],
        ContractReader.Read(Given.File("marts/a.yml", Broken)).Contracts.Select(static c => (c.Contract.Name, c.Contract.IsComplete)));

    [Fact]
    public void NamesBeforeASyntaxErrorAreStillKnown()
    {
        var file = ContractReader.Read(Given.File("marts/a.yml", "version: 2\nmodels:\n  - name: one\n    x: 1\n  - name: two\n    columns: [\n"));
        Assert.Equal(["BKC1001"], file.Diagnostics.Select(static d => d.Rule.Id));
        Assert.Equal([("one", false), ("two", false)], file.Contracts.Select(static c => (c.Contract.Name, c.Contract.IsComplete)));
    }

    [Fact]
    public void AContractWithoutANameIsLeftOut()
    {
        var file = ContractReader.Read(Given.File("marts/a.yml", "version: 2\nmodels: [{columns: [{name: a, data_type: dat}]}]\n"));
        Assert.Empty(file.Contracts);
        Assert.Equal(["BKC1003", "BKC2003"], file.Diagnostics.Select(static d => d.Rule.Id));
    }

    [Fact]
    public void AWholeContractIsRead()
    {
        var contract = Expect.Silence(Given.Mart(
            "- {name: account_id, data_type: varchar, description: The account., constraints: [{type: not_null}]}",
            "{materialized: view, unique_key: [account_id], export: [parquet, csv, csv], tags: [daily, money]}",
            "description: All accounts.\ntags: [money, core]\nconstraints: [{type: check, expression: a > 0}]")).Contracts[0].Contract;
        Assert.Equal(("account_summary", "All accounts.", "The account."), (contract.Name, contract.Description, contract.Columns[0].Description));
        Assert.Equal(BankingContracts.ContractModel.Model.Materialization.View, contract.Materialized);
        Assert.Equal([BankingContracts.ContractModel.Model.ExportFormat.Parquet, BankingContracts.ContractModel.Model.ExportFormat.Csv], contract.Exports);
        Assert.Equal(["money", "core", "daily"], contract.Tags);
        Assert.Equal("a > 0", contract.Constraints[0].Expression);
    }
}
