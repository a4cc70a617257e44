using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Tests.Dialects;

public sealed class ClassifyRowTests
{
    [Fact]
    public void AValidRowIsTypedAndHasNoReason() => Assert.Equal(
        ["A1", "7", "12.50", "savings", "2026-01-01 00:00:00", " A1", "007", "12.5", "SAVINGS\t", null, null],
        Cleaning.Account(" A1", "007", "12.5", "SAVINGS\t"));

    [Fact]
    public void EveryInvalidColumnGivesOneReasonInColumnOrder()
    {
        var row = Cleaning.Account("n/a", null, " -12.345 ", "loan");
        Assert.Equal([null, null, null, null, "2026-01-01 00:00:00", "n/a", null, " -12.345 ", "loan"], row[..9]);
        Assert.Equal(
            "Invalid account_id: missing value (n/a); Invalid customer_id: missing value (NULL); "
            + "Invalid balance: too many decimals ( -12.345 ); Invalid account_type: not an accepted value (loan)",
            row[9]);
        Assert.Equal("account_id:missing;customer_id:missing;balance:decimals;account_type:not_accepted", row[10]);
    }

    [Theory]
    [InlineData("-0.01", "Invalid balance: negative value (-0.01)", "balance:sign")]
    [InlineData("-12345678901234567", "Invalid balance: out of range (-12345678901234567)", "balance:range")]
    [InlineData("1e3", "Invalid balance: invalid format (1e3)", "balance:format")]
    [InlineData("-0.00", null, null)]
    public void OnlyTheFirstReasonOfAColumnCounts(string balance, string? reason, string? kinds) =>
        Assert.Equal([reason, kinds], Cleaning.Account("A1", "1", balance, "savings")[9..]);

    [Fact]
    public void AColumnThatIsValidKeepsItsValueInAnInvalidRow() =>
        Assert.Equal(["A1", "1", null, "checking"], Cleaning.Account("A1", "1", "-5", "checking")[..4]);

    [Fact]
    public void ACustomerWhoseLoanIsNotSaidHasNone()
    {
        using var database = new Database(
            "create table src_customer (customer_id varchar, name varchar, has_loan varchar, loaded_at timestamp)",
            "insert into src_customer values ('1', ' Ann LEE ', null, '2026-01-01'), ('2', 'none', 'maybe', '2026-01-01')");
        var rows = database.Rows(Classify.Select(Accounts.Customers, Some.Source(), Dialect.DuckDb));
        Assert.Equal(["1", "ann lee", "false"], rows[0][..3]);
        Assert.Equal("Invalid name: missing value (none); Invalid has_loan: invalid format (maybe)", rows[1][^2]);
    }

    [Fact]
    public void ColumnsHaveTheContractsTypes()
    {
        using var database = new Database(
            "create table src_account (account_id varchar, customer_id varchar, balance varchar, account_type varchar, loaded_at timestamp)");
        var types = database.Rows($"select column_type from (describe {Classify.Select(Accounts.Staging, Some.Source(), Dialect.DuckDb)})").Select(r => r[0]);
        Assert.Equal(
            ["VARCHAR", "INTEGER", "DECIMAL(18,2)", "VARCHAR", "TIMESTAMP", "VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR"],
            types);
    }

    [Theory]
    [InlineData(19, 2)]
    [InlineData(38, 10)]
    [InlineData(30, 25)]
    public void AWideDecimalHasTheContractsType(int precision, int scale)
    {
        using var database = new Database("create table src_thing (field varchar)");
        var sql = Classify.Select(Some.Staging(Cleaning.Column(Some.Decimal(precision, scale))), Some.Source(), Dialect.DuckDb);
        Assert.Equal($"DECIMAL({precision},{scale})", database.Rows($"select column_type from (describe {sql})")[0][0]);
    }

    [Fact]
    public void ARuleChangesTheWords()
    {
        var column = Cleaning.Column(Some.Decimal(5, 2)) with
        {
            Quarantine = new([
                Some.Rule(QuarantineCondition.Missing, "no 'price'"), Some.Rule(QuarantineCondition.Format, "no number"),
                Some.Rule(QuarantineCondition.Decimals, "fractions of a cent"), Some.Rule(QuarantineCondition.Range, "too much"),
                Some.Rule(QuarantineCondition.NotPositive, "free of charge"),
            ]),
        };
        Assert.Equal(
            [
                "Invalid field: no 'price' (NULL)", "Invalid field: no number (x)", "Invalid field: fractions of a cent (1.234)",
                "Invalid field: too much (1234)", "Invalid field: free of charge (0)",
            ],
            Reasons(column, null, "x", "1.234", "1234", "0"));
    }

    [Fact]
    public void EachBoundHasItsOwnWords()
    {
        var column = Cleaning.Column(Some.Integer) with
        {
            Quarantine = new([
                Some.Rule(QuarantineCondition.Range, "too young", min: "18"), Some.Rule(QuarantineCondition.Range, "too old", max: "120"),
            ]),
        };
        Assert.Equal(
            ["Invalid field: too young (17)", null, null, "Invalid field: too old (121)", "Invalid field: too young (99999999999)"],
            Reasons(column, "17", "18", "120", "121", "99999999999"));
        Assert.Equal(["<range>", "18", "120", "<range>", "<range>"], Cleaning.Of(column, "17", "18", "120", "121", "99999999999"));
    }

    [Fact]
    public void DatesHaveBoundsToo()
    {
        var column = Cleaning.Column(Some.Date) with { Quarantine = new([Some.Rule(QuarantineCondition.Range, min: "2000-01-01", max: "2030-12-31")]) };
        Assert.Equal(["<range>", "2000-01-01", "2030-12-31", "<range>"], Cleaning.Of(column, "1999-12-31", "2000-01-01", "2030-12-31", "2031-01-01"));
    }

    [Fact]
    public void ATimeAfterTheRunIsInvalid()
    {
        var column = Cleaning.Column(Some.Timestamp) with { Quarantine = new([Some.Rule(QuarantineCondition.Future)]) };
        Assert.Equal(["2026-07-01 12:00:00", "<future>"], Cleaning.Of(column, "2026-07-01 12:00:00", "2026-07-01 12:00:00.000001"));
        Assert.Equal(["Invalid field: later than the run (2027-01-01 00:00:00)"], Reasons(column, "2027-01-01 00:00:00"));
    }

    [Fact]
    public void ADayAfterTheRunsIsInvalid()
    {
        var column = Cleaning.Column(Some.Date) with { Quarantine = new([Some.Rule(QuarantineCondition.Future)]) };
        Assert.Equal(["2026-07-01", "<future>"], Cleaning.Of(column, "2026-07-01", "2026-07-02"));
    }

    [Fact]
    public void AMissingRuleForbidsNullInANullableColumn()
    {
        var column = Some.Column("value", Some.Integer, false, Some.Clean("field"));
        Assert.Equal([null, "1"], Cleaning.Of(column, "none", "1"));
        Assert.Equal(["<missing>", "1"], Cleaning.Of(column with { Quarantine = new([Some.Rule(QuarantineCondition.Missing)]) }, "none", "1"));
    }

    [Fact]
    public void NullIsAlwaysAccepted()
    {
        var column = Some.Column("value", Some.Varchar, false, Some.Clean("field")) with
        {
            Quarantine = new([Some.Rule(QuarantineCondition.NotAccepted, values: ["a", "it's"])]),
        };
        Assert.Equal([null, "a", "it's", "<not_accepted>"], Cleaning.Of(column, null, "a", "it's", "b"));
    }

    [Fact]
    public void AcceptedNumbersAreComparedAsNumbers()
    {
        var column = Cleaning.Column(Some.Decimal(5, 2)) with { Quarantine = new([Some.Rule(QuarantineCondition.NotAccepted, values: ["1", "2.5"])]) };
        Assert.Equal(["1.00", "2.50", "<not_accepted>"], Cleaning.Of(column, "1.00", "02.5", "2.51"));
    }

    [Fact]
    public void ARuleWithoutValuesTakesTheTests()
    {
        var column = Cleaning.Column(Some.Varchar) with
        {
            Quarantine = new([Some.Rule(QuarantineCondition.NotAccepted, "odd")]),
            Tests = new([Some.Test(TestType.AcceptedValues, ("values", ["a"])) with { Settings = TestSettings.Default with { Severity = TestSeverity.Warn } }]),
        };
        Assert.Equal([null, "Invalid field: odd (b)"], Reasons(column, "a", "b"));
    }

    [Fact]
    public void ATestThatOnlyWarnsQuarantinesNothing()
    {
        var test = Some.Test(TestType.AcceptedValues, ("values", ["a"]));
        var warning = Cleaning.Column(Some.Varchar) with { Tests = new([test with { Settings = TestSettings.Default with { Severity = TestSeverity.Warn } }]) };
        var filtered = Cleaning.Column(Some.Varchar) with { Tests = new([test with { Settings = TestSettings.Default with { Where = "1 = 1" } }]) };
        var tolerant = Cleaning.Column(Some.Varchar) with { Tests = new([test with { Settings = TestSettings.Default with { ErrorIf = new(">", 5) } }]) };
        Assert.All([warning, filtered, tolerant], c => Assert.Equal("b", Cleaning.One(c, "b")));
        Assert.Equal("<not_accepted>", Cleaning.One(Cleaning.Column(Some.Varchar) with { Tests = new([test]) }, "b"));
    }

    [Fact]
    public void AKeyWithACharacterThatNobodySeesIsInvalidAndTheReasonNamesIt()
    {
        var row = Cleaning.Account("A\u200b1", "1", "5", "savings");
        Assert.Null(row[0]);
        Assert.Equal(["Invalid account_id: invisible character U+200B (A\u200b1)", "account_id:invisible"], row[9..]);
    }

    [Theory]
    [InlineData("A\t1", "U+0009")]
    [InlineData("A\u00a0\u20031", "U+00A0")]
    [InlineData("A\U000E00411", "U+E0041")]
    [InlineData("A 1", null)]
    [InlineData("\u00a0A1\ufeff", null)]
    [InlineData("Ü1", null)]
    public void TheFirstSuchCharacterIsNamed(string id, string? character) =>
        Assert.Equal(character is null ? null : $"Invalid account_id: invisible character {character} ({id})", Cleaning.Account(id, "1", "5", "savings")[9]);

    [Theory]
    [InlineData("12\u00a034", "5", "savings", "Invalid customer_id: invisible character U+00A0 (12\u00a034)")]
    [InlineData("1", "1\u202f234.00", "savings", "Invalid balance: invisible character U+202F (1\u202f234.00)")]
    [InlineData("1", "5", "sav\u200dings", "Invalid account_type: invisible character U+200D (sav\u200dings)")]
    [InlineData("1", "5", "sav ings", "Invalid account_type: not an accepted value (sav ings)")]
    public void NumbersAndAcceptedValuesHoldNone(string customer, string balance, string type, string reason) =>
        Assert.Equal(reason, Cleaning.Account("A1", customer, balance, type)[9]);

    [Fact]
    public void ADateHoldsNone() => Assert.Equal("<invisible>", Cleaning.One(Cleaning.Column(Some.Date), "2026-01\u200b-31"));

    [Fact]
    public void AnyTextMayHoldSomeUnlessARuleForbidsIt()
    {
        var column = Cleaning.Column(Some.Varchar);
        Assert.Equal(["a\u00a0b"], Cleaning.Of(column, "a\u00a0b"));
        Assert.Equal(["<invisible>", "a b"], Cleaning.Of(column with { Quarantine = new([Some.Rule(QuarantineCondition.Invisible)]) }, "a\u00a0b", "a b"));
    }

    [Theory]
    [InlineData(ConstraintType.Unique)]
    [InlineData(ConstraintType.ForeignKey)]
    public void AKeyOfAnotherModelIsAKeyToo(ConstraintType constraint)
    {
        var column = Cleaning.Column(Some.Varchar);
        Assert.Equal("<invisible>", Cleaning.One(column with { Constraints = column.Constraints.Append(Some.Constraint(constraint)).ToEquatableArray() }, "a\u00a0b"));
    }

    [Fact]
    public void ARowIsNotDueWhileItsBusinessTimeLiesAfterTheRun()
    {
        var future = new[] { Some.Rule(QuarantineCondition.Future, "to come") };
        var staging = Some.Staging(
            Some.Column("changed_at", Some.Timestamp, true, Some.Clean("changed")) with { Quarantine = new(future) },
            Some.Column("born_date", Some.Date, false, Some.Clean("born")) with { Quarantine = new(future) }) with
        {
            InputColumns = new(["changed", "born"]),
            BusinessTimes = new(["changed_at"]),
        };
        using var database = new Database("create table src_thing (changed varchar, born varchar)");
        database.Insert("src_thing", [["2026-07-01 12:00:00", null], ["2026-07-01 12:00:01", "x"], [null, null], ["soon", "2026-08-01"], ["2026-07-01", "2026-08-01"]]);
        Assert.Equal(
            ["false", "true", "false", "false", "false"],
            database.Rows($"select _is_not_due from ({Classify.Select(staging, Some.Source(), Dialect.DuckDb)})").Select(r => r[0]));
    }

    [Fact]
    public void TwoColumnsMayComeFromOne()
    {
        var staging = Some.Staging(
            Some.Column("code", Some.Varchar, true, Some.Clean("field")),
            Some.Column("number", Some.Integer, true, Some.Clean("field")));
        using var database = new Database("create table src_thing as select 'x' as field");
        Assert.Equal(["x", null, "x", "Invalid field: invalid format (x)"], database.Rows(Classify.Select(staging, Some.Source(), Dialect.DuckDb))[0][..4]);
    }

    [Fact]
    public void TheSourceCanBeShadowed()
    {
        using var database = new Database("create schema source", "create table source.src_thing as select unnest(['1', '2']) as field");
        var sql = Classify.Select(Some.Staging(Cleaning.Column(Some.Integer)), Some.Source(), Dialect.DuckDb);
        Assert.Equal("2", database.Value($"with src_thing as (select * from source.src_thing where field = '2') select value from ({sql})"));
    }

    private static IEnumerable<string?> Reasons(ColumnContract column, params string?[] received)
    {
        using var database = new Database("create table src_thing (field varchar)");
        database.Insert("src_thing", received.Select(r => new[] { r }));
        return [.. database.Rows($"select _failure_reason from ({Classify.Select(Some.Staging(column), Some.Source(), Dialect.DuckDb)})").Select(r => r[0])];
    }
}
