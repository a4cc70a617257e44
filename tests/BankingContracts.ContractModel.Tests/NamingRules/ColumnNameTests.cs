using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Resolution;
using static BankingContracts.ContractModel.Tests.Resolution.Contracts;

namespace BankingContracts.ContractModel.Tests.NamingRules;

public class ColumnNameTests
{
    private static IReadOnlyList<string> Findings(string name, DataTypeKind type, bool isKey = false)
    {
        var column = Column(name, type, NotNull);
        var mart = Mart("account_summary", column) with { UniqueKey = isKey ? new([name]) : default };
        return Banking.With(mart).Findings();
    }

    private static string[] At(string ids) =>
        [.. ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => id + " account_summary#columns/0/name")];

    [Theory]
    [InlineData("balance", DataTypeKind.Decimal, "")]
    [InlineData("customerName", DataTypeKind.Varchar, "BKC5002")]
    [InlineData("Customer_name", DataTypeKind.Varchar, "BKC5002")]
    [InlineData("customer__name", DataTypeKind.Varchar, "BKC5002")]
    [InlineData("customer_name_", DataTypeKind.Varchar, "BKC5002")]
    [InlineData("2nd_name", DataTypeKind.Varchar, "BKC5002")]
    [InlineData("name_2", DataTypeKind.Varchar, "")]
    [InlineData("loan_flag", DataTypeKind.Varchar, "BKC5004")]
    [InlineData("loan_ind", DataTypeKind.Integer, "BKC5004")]
    [InlineData("loan_flag", DataTypeKind.Boolean, "")]
    [InlineData("loan_ind", DataTypeKind.Boolean, "")]
    [InlineData("has_loan", DataTypeKind.Boolean, "BKC5005")]
    [InlineData("opened_at", DataTypeKind.Date, "BKC5006 BKC5009")]
    [InlineData("opened_at", DataTypeKind.Varchar, "BKC5006")]
    [InlineData("opened_at", DataTypeKind.Timestamp, "")]
    [InlineData("opening", DataTypeKind.Timestamp, "BKC5007")]
    [InlineData("opened_date", DataTypeKind.Varchar, "BKC5008")]
    [InlineData("opened_date", DataTypeKind.Date, "")]
    [InlineData("opening", DataTypeKind.Date, "BKC5009")]
    [InlineData("fee_amount", DataTypeKind.Double, "BKC5010")]
    [InlineData("fee_amount", DataTypeKind.Decimal, "")]
    [InlineData("rate_pct", DataTypeKind.Integer, "BKC5011")]
    [InlineData("rate_pct", DataTypeKind.Decimal, "")]
    [InlineData("account_count", DataTypeKind.Decimal, "BKC5012")]
    [InlineData("account_count", DataTypeKind.BigInt, "")]
    [InlineData("account_count", DataTypeKind.SmallInt, "")]
    [InlineData("cust_name", DataTypeKind.Varchar, "BKC5013")]
    [InlineData("custody_name", DataTypeKind.Varchar, "")]
    [InlineData("describe", DataTypeKind.Varchar, "BKC5016")]
    [InlineData("user", DataTypeKind.Varchar, "BKC5016")]
    [InlineData("description", DataTypeKind.Varchar, "")]
    [InlineData("equals", DataTypeKind.Varchar, "")]
    [InlineData("get_hash_code", DataTypeKind.Varchar, "")]
    [InlineData("account_summary", DataTypeKind.Varchar, "")]
    [InlineData("dbt_Whatever", DataTypeKind.Boolean, "")]
    public void Columns(string name, DataTypeKind type, string ids) => Assert.Equal(At(ids), Findings(name, type));

    [Theory]
    [InlineData("account_number", DataTypeKind.Varchar, "BKC5003")]
    [InlineData("account_id", DataTypeKind.Varchar, "")]
    [InlineData("id", DataTypeKind.Varchar, "")]
    [InlineData("balance_date", DataTypeKind.Date, "")]
    [InlineData("CustomerID", DataTypeKind.Varchar, "BKC5002")]
    public void KeyColumns(string name, DataTypeKind type, string ids) => Assert.Equal(At(ids), Findings(name, type, isKey: true));

    [Fact]
    public void APrimaryKeyIsAKeyToo()
    {
        var mart = Mart("account_summary", Column("account_number", DataTypeKind.Varchar, Constraint(ConstraintType.PrimaryKey)));

        Assert.Equal(At("BKC5003"), Banking.With(mart).Findings());
    }

    [Fact]
    public void AKeyThatIsOneOnlyInTheSnapshot() => Assert.Equal(
        ["BKC4012 snap_account#config/unique_key/0", "BKC5003 snap_account#config/unique_key/0"],
        Banking.With(
            Banking.Staging.WithColumn(Column("branch", DataTypeKind.Varchar, NotNull).CleanedFrom("balance")),
            Banking.Snapshot with { UniqueKey = new(["branch"]) }).Findings());

    [Fact]
    public void TheIdentifierOfAnotherColumn() => Assert.Equal(
        ["BKC5015 account_summary#columns/1/name"], Banking.With(Mart("account_summary", Column("line_1"), Column("line1"))).Findings());

    [Theory]
    [InlineData("has_loan", "")]
    [InlineData("opened_at", "")]
    [InlineData("HasLoan", "BKC5002")]
    [InlineData("cust_name", "BKC5013")]
    [InlineData("failure_reason", "BKC5015")]
    [InlineData("file", "")]
    [InlineData("line", "")]
    [InlineData("order", "BKC5016")]
    public void SourceColumnsTellNoType(string name, string ids)
    {
        string[] expected = [.. ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => id + " src_extra#columns/0/name")];

        Assert.Equal(expected, Banking.With(Source("src_extra", name)).Findings());
    }

    [Fact]
    public void TheTimeOfArrivalIsNamedLikeOne()
    {
        var source = Source("src_extra") with { Columns = new([LoadedAt with { Name = "load_time" }]) };
        var pipeline = Banking.With(source);

        Assert.Equal(["BKC5007 src_extra#columns/0/name"], pipeline.Findings());
        Assert.Equal("The timestamp column 'load_time' must end in _at; rename it 'load_at'", pipeline.Message());
    }

    [Theory]
    [InlineData("has_loan", DataTypeKind.Boolean, "The boolean column 'has_loan' must end in _flag or _ind; rename it 'has_loan_flag'")]
    [InlineData("is_active", DataTypeKind.Boolean, "The boolean column 'is_active' must end in _flag or _ind; rename it 'active_flag'")]
    [InlineData("fee_amount", DataTypeKind.Double, "The column 'fee_amount' ends in _amount, which means decimal, but is double; change its data_type or rename it")]
    [InlineData("cust_acct_name", DataTypeKind.Varchar, "The name 'cust_acct_name' abbreviates 'customer', 'account'; rename it 'customer_account_name'")]
    [InlineData("CustomerID", DataTypeKind.Varchar, "The name 'CustomerID' is not snake_case; rename it 'customer_id'")]
    [InlineData("table", DataTypeKind.Varchar, "The name 'table' is a keyword of DuckDB and Spark SQL; rename it")]
    public void MessagesNameTheFix(string name, DataTypeKind type, string message) =>
        Assert.Equal(message, Banking.With(Mart("account_summary", Column(name, type))).Message());

    [Fact]
    public void AbbreviationsComeFromThePolicy()
    {
        var policy = PipelinePolicy.Default with { Abbreviations = new([new Abbreviation("br", "branch")]) };

        Assert.Equal(
            At("BKC5013"), Banking.With(Mart("account_summary", Column("br_name"), Column("cust_name"))).With(policy).Findings());
    }
}
