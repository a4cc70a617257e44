using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Tests.Dialects;

/// <summary>What is said of whole records, before their values count: operations of delta files, and headers that are repeated.</summary>
public sealed class ClassifyRecordTests
{
    [Fact]
    public void ADeleteIsJudgedByItsKeyAlone()
    {
        var source = Some.Source() with { Delivery = Delivery.Delta, Operation = new("op", new(["D", "del"])) };
        var staging = Some.Staging(
            Some.Column("thing_id", Some.Integer, true, Some.Clean("id")),
            Some.Column("price_amount", Some.Decimal(5, 2), true, Some.Clean("price"))) with
        {
            Key = new(["thing_id"]),
            InputColumns = new(["id", "price", "op"]),
        };
        using var database = new Database("create table src_thing (id varchar, price varchar, op varchar)");
        database.Insert("src_thing", [["1", null, "\u00a0d"], ["x", "y", "DEL"], ["2", "y", "u"], ["3", "y", null]]);
        Assert.Equal(
            [null, "id:format", "price:format", "price:format"],
            database.Rows($"select _failures from ({Classify.Select(staging, source, Dialect.DuckDb)})").Select(r => Cleaning.Kinds(Classify.Reasons(staging, source), r[0])));
    }

    [Theory]
    [InlineData("x", "op:operation")]
    [InlineData(" D ", null)]
    [InlineData("u\u00a0", null)]
    [InlineData("Upsert", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("s", null)]
    public void AnOperationThatTheContractDoesNotKnowIsNoUpdate(string? code, string? kinds) =>
        Assert.Equal(kinds, Operation(new("op", new(["D"]), default, new(["S"])), code));

    [Theory]
    [InlineData("new", null)]
    [InlineData("D", null)]
    [InlineData("u", "op:operation")]
    [InlineData(null, "op:operation")]
    public void WhereUpdatesAreListedAllOtherOperationsAreUnknown(string? code, string? kinds) =>
        Assert.Equal(kinds, Operation(new("op", new(["D"]), new(["NEW"])), code));

    [Fact]
    public void NoCodeCanBeListed() => Assert.Null(Operation(new("op", new(["D"]), new(["", "i"])), null));

    [Fact]
    public void ACodeThatMeansDeleteIsNoUpdate() => Assert.Equal("id:format", Operation(new("op", new(["R"])), "r", "x", "y"));

    [Fact]
    public void AnUnknownOperationComesFirstAmongTheReasons()
    {
        Assert.Equal("op:operation;price:format", Operation(new("op", new(["D"])), "x", "1", "y"));
        Assert.Equal(
            "Invalid op: unknown operation (x); Invalid price: invalid format (y)", Deliver(new("op", new(["D"])), "x", "1", "y").Reason);
    }

    [Theory]
    [InlineData("account_id", "customer_id", "balance", "account_type")]
    [InlineData("\ufeffaccount_id", " customer_id", "balance\t", "account_type\u00a0")]
    public void ARecordThatRepeatsTheHeaderIsToldAsThatAlone(params string[] fields) =>
        Assert.Equal(["Invalid row: repeats the header", "row:repeated_header"], Cleaning.Account(fields[0], fields[1], fields[2], fields[3])[9..]);

    [Theory]
    [InlineData("account_id", "customer_id", "balance", "savings")]
    [InlineData("ACCOUNT_ID", "CUSTOMER_ID", "BALANCE", "ACCOUNT_TYPE")]
    [InlineData("account_id", "customer_id", "balance", null)]
    public void OtherRecordsAreJudgedByTheirValues(string? id, string? customer, string? balance, string? type) =>
        Assert.StartsWith("Invalid customer_id: invalid format", Cleaning.Account(id, customer, balance, type)[9], StringComparison.Ordinal);

    [Fact]
    public void TheHeaderIsTheFilesNotTheContracts()
    {
        var staging = Some.Staging(Some.Column("value", Some.Varchar, true, Some.Clean("field")));
        var source = Some.Source() with { HeaderNames = new([new("field", " Feld ")]) };
        using var database = new Database("create table src_thing as select unnest(['Feld', 'field']) as field");
        Assert.Equal(["Invalid row: repeats the header", null], database.Rows($"select _failure_reason from ({Classify.Select(staging, source, Dialect.DuckDb)})").Select(r => r[0]));
    }

    [Fact]
    public void AFileWithoutAHeaderRepeatsNone()
    {
        var staging = Some.Staging(Some.Column("value", Some.Varchar, true, Some.Clean("field")));
        using var database = new Database("create table src_thing as select 'field' as field");
        Assert.Null(database.Value($"select _failure_reason from ({Classify.Select(staging, Some.Source() with { HasHeader = false }, Dialect.DuckDb)})"));
    }

    [Fact]
    public void ARepeatedHeaderIsNoOperation() => Assert.Equal("row:repeated_header", Operation(new("op", new(["D"])), "op", "id", "price"));

    private static string? Operation(DeltaOperation operation, string? code, string id = "1", string price = "5") => Deliver(operation, code, id, price).Kinds;

    private static (string? Reason, string? Kinds) Deliver(DeltaOperation operation, string? code, string id, string price)
    {
        var source = Some.Source() with { Delivery = Delivery.Delta, Operation = operation };
        var staging = Some.Staging(
            Some.Column("thing_id", Some.Integer, true, Some.Clean("id")),
            Some.Column("price_amount", Some.Decimal(5, 2), true, Some.Clean("price"))) with
        {
            Key = new(["thing_id"]),
            InputColumns = new(["id", "price", "op"]),
        };
        using var database = new Database("create table src_thing (id varchar, price varchar, op varchar)");
        database.Insert("src_thing", [[id, price, code]]);
        var row = Assert.Single(database.Rows($"select _failure_reason, _failures from ({Classify.Select(staging, source, Dialect.DuckDb)})"));
        return (row[0], Cleaning.Kinds(Classify.Reasons(staging, source), row[1]));
    }
}
