using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Resolution;
using static BankingContracts.ContractModel.Tests.Resolution.Contracts;

namespace BankingContracts.ContractModel.Tests.NamingRules;

public class ModelNameTests
{
    private static PipelineUnderTest Model(Layer layer, string name) => layer switch
    {
        Layer.Source => Banking.With(Source(name, "account_id")),
        Layer.Staging => Banking.With(Staging(name, "src_account", "account_id", Column("account_id", DataTypeKind.Varchar, NotNull).CleanedFrom("account_id"))),
        Layer.Snapshots => Banking.With(Snapshot(name, "stg_account", "account_id")),
        _ => Banking.With(Query(layer, name, Column("account_id"))).Sql($"{Words<Layer>.Of(layer)}/{name}.sql", "select 1 as account_id from snap_account"),
    };

    [Theory]
    [InlineData(Layer.Source, "customer", "BKC5001", "lacks the prefix 'src_' of layer source; rename it 'src_customer'")]
    [InlineData(Layer.Staging, "src_customer", "BKC5001", "has the prefix of layer source, not that of staging; rename it 'stg_customer'")]
    [InlineData(Layer.Marts, "int_customer", "BKC5001", "has the prefix of layer intermediate, not that of marts; rename it 'customer'")]
    [InlineData(Layer.Intermediate, "customer", "BKC5001", "rename it 'int_customer'")]
    [InlineData(Layer.Marts, "customerProfile", "BKC5002", "rename it 'customer_profile'")]
    [InlineData(Layer.Marts, "cust_profile", "BKC5013", "rename it 'customer_profile'")]
    [InlineData(Layer.Snapshots, "snap_acct", "BKC5013", "rename it 'snap_account'")]
    [InlineData(Layer.Source, "src_customers", "BKC5014", "a model of layer source is named after one row, so rename it 'src_customer'")]
    [InlineData(Layer.Staging, "stg_customer_addresses", "BKC5014", "'stg_customer_address'")]
    [InlineData(Layer.Snapshots, "snap_currencies", "BKC5014", "'snap_currency'")]
    [InlineData(Layer.Marts, "lateral", "BKC5016", "is a keyword of DuckDB and Spark SQL")]
    public void Breaks(Layer layer, string name, string id, string words)
    {
        var finding = Assert.Single(Model(layer, name).Resolve().Diagnostics);

        Assert.Equal(id, finding.Rule.Id);
        Assert.Equal([$"{id} {name}#name"], Model(layer, name).Findings());
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Layer.Source, "src_customer")]
    [InlineData(Layer.Source, "src_customer_address")]
    [InlineData(Layer.Source, "src_loan_status")]
    [InlineData(Layer.Source, "src_accrual_basis")]
    [InlineData(Layer.Source, "src_price_series")]
    [InlineData(Layer.Intermediate, "int_loan_customers")]
    [InlineData(Layer.Marts, "interest_totals")]
    [InlineData(Layer.Marts, "custody_report")]
    public void Keeps(Layer layer, string name) => Assert.Empty(Model(layer, name).Findings());

    [Fact]
    public void ThePluralIsAWarningOnly() => Assert.Equal(RuleSeverity.Warning, Diagnostics.NamingRules.PluralNoun.Severity);

    [Fact]
    public void TwoModelsOfOneIdentifier() => Assert.Equal(
        ["BKC5015 report_2#name"],
        Banking.With(Mart("report2", Column("account_id")), Mart("report_2", Column("account_id")))
            .Sql("marts/report2.sql", "select 1 as account_id from int_account")
            .Sql("marts/report_2.sql", "select 1 as account_id from int_account")
            .Findings());

    [Fact]
    public void OneIdentifierInTwoLayers() => Assert.Empty(
        Banking.With(Intermediate("int_report2", Column("account_id")), Intermediate("int_report", Column("account_id")))
            .Sql("intermediate/int_report2.sql", "select 1 as account_id from snap_account")
            .Sql("intermediate/int_report.sql", "select 1 as account_id from snap_account")
            .Findings());

    [Theory]
    [InlineData("people", "person")]
    [InlineData("branches", "branch")]
    [InlineData("statuses", "status")]
    [InlineData("purchases", "purchase")]
    [InlineData("taxes", "tax")]
    [InlineData("accounts", "account")]
    [InlineData("status", null)]
    [InlineData("address", null)]
    [InlineData("basis", null)]
    [InlineData("bus", null)]
    [InlineData("news", null)]
    public void Singulars(string word, string? singular)
    {
        var finding = Model(Layer.Source, "src_" + word).Resolve().Diagnostics.SingleOrDefault();

        Assert.Equal(singular is null ? null : "src_" + singular, finding?.Arguments[2]);
    }
}
