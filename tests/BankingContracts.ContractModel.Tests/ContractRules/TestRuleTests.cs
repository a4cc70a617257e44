using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.ContractRules;

/// <summary>BKC2005 to BKC2008, BKC2020, BKC2022, and what BKC2019 says about tests.</summary>
public sealed class TestRuleTests
{
    [Theory]
    [InlineData("integer", "{accepted_values: {values: [1, «abc»]}}")]
    [InlineData("integer", "{accepted_values: {values: [«1.5»]}}")]
    [InlineData("smallint", "{accepted_values: {values: [«40000»]}}")]
    [InlineData("boolean", "{accepted_values: {values: [true, «1»]}}")]
    [InlineData("date", "{accepted_values: {values: [«2026-02-30»]}}")]
    [InlineData("decimal(5,2)", "{accepted_values: {values: [«1.234»]}}")]
    [InlineData("decimal(5,2)", "{accepted_range: {min_value: «1000»}}")]
    [InlineData("decimal(5,2)", "{accepted_range: {max_value: «many»}}")]
    [InlineData("date", "{valid_date_range: {min_date: «01.01.1900»}}")]
    [InlineData("timestamp", "{valid_date_range: {arguments: {max_date: «tomorrow»}}}")]
    public void AValueOfAnotherTypeIsReported(string type, string test) => Expect.Finding("BKC2005", Column(type, test));

    [Theory]
    [InlineData("integer", "{accepted_values: {values: [1, -2, \"3\"]}}")]
    [InlineData("boolean", "{accepted_values: {values: [true, False]}}")]
    [InlineData("varchar", "{accepted_values: {values: [a, 1, true]}}")]
    [InlineData("date", "{accepted_values: {values: [2026-02-28]}}")]
    [InlineData("decimal(5,3)", "{accepted_range: {min_value: 0.010, max_value: 0.025, inclusive: false}}")]
    [InlineData("timestamp", "{valid_date_range: {min_date: 1900-01-01, max_date: 2999-12-31 23:59:59}}")]
    [InlineData("double", "{accepted_range: {min_value: 1e-3, max_value: 1e3}}")]
    public void AValueOfTheColumnsTypeIsFine(string type, string test) => Expect.Silence(Column(type, test));

    [Theory]
    [InlineData("«not_nul»", "did you mean 'not_null'?")]
    [InlineData("{«accepted_value»: {values: [a]}}", "did you mean 'accepted_values'?")]
    [InlineData("{«dbt_utils.accepted_range»: {min_value: 1}}", "did you mean 'accepted_range'?")]
    [InlineData("«looks_good»", "the tests are not_null, unique")]
    public void AnUnknownTestIsReported(string test, string message) => Expect.Finding("BKC2006", Column("integer", test), message);

    [Theory]
    [InlineData("{«accepted_values»: {}}", "'values'")]
    [InlineData("«accepted_values»", "'values'")]
    [InlineData("{«relationships»: {to: ref('snap_customer')}}", "'field'")]
    [InlineData("{«accepted_range»: {inclusive: true}}", "'min_value' or 'max_value'")]
    [InlineData("{«expression_is_true»: {where: a > 1}}", "'expression'")]
    public void AMissingArgumentIsReported(string test, string message) => Expect.Finding("BKC2007", Column("integer", test), message);

    [Theory]
    [InlineData("{«row_count»: {}}")]
    [InlineData("{«recency»: {field: seen_at, datepart: day}}")]
    public void AMissingArgumentOfAModelsTestIsReported(string test) =>
        Expect.Finding("BKC2007", Given.Mart("- {name: seen_at, data_type: timestamp}", "{}", "data_tests: [" + test + "]"));

    [Theory]
    [InlineData("{accepted_values: {values: [1], «quote»: false}}", "it takes values")]
    [InlineData("{accepted_values: {arguments: {«valuse»: [1], values: [1]}}}", "did you mean 'values'?")]
    [InlineData("{not_null: {«foo»: 1}}", "it takes none")]
    [InlineData("{unique: {«columns»: [x]}}", "at a column, the test checks that column")]
    public void AnUnknownArgumentIsReported(string test, string message) => Expect.Finding("BKC2008", Column("integer", test), message);

    [Theory]
    [InlineData("{not_null: }")]
    [InlineData("{not_null: {}}")]
    [InlineData("{relationships: {arguments: {to: ref(\"snap_customer\"), field: customer_id}}}")]
    [InlineData("{accepted_range: {min_value: 0, name: not_below_zero, description: x, where: x is not null, config: {severity: warn, warn_if: \"> 10\", error_if: \">=100\"}}}")]
    public void ACompleteTestIsFine(string test) => Expect.Silence(Column("integer", test));

    [Theory]
    [InlineData("varchar", "«positive_value»", "it is made for numbers")]
    [InlineData("boolean", "«non_negative_value»", "it is made for numbers")]
    [InlineData("varchar", "{«accepted_range»: {min_value: 1}}", "numbers, dates and timestamps")]
    [InlineData("integer", "{«recency»: {datepart: day, interval: 1}}", "dates and timestamps")]
    [InlineData("integer", "{«valid_date_range»: {min_date: 2026-01-01}}", "dates and timestamps")]
    [InlineData("integer", "{«row_count»: {min_value: 1}}", "put it at the model")]
    [InlineData("integer", "«scd2_no_overlap»", "only a snapshot can have it")]
    public void ATestThatDoesNotFitItsColumnIsReported(string type, string test, string message) =>
        Expect.Finding("BKC2020", Column(type, test), message);

    [Theory]
    [InlineData("«not_null»", "put it at a column")]
    [InlineData("«unique»", "a model without 'columns'")]
    [InlineData("{«recency»: {datepart: day, interval: 1}}", "a model without 'field'")]
    [InlineData("«scd2_no_overlap»", "only a snapshot can have it")]
    [InlineData("{recency: {datepart: day, interval: 1, field: «account_id»}}", "the varchar column 'account_id'")]
    public void ATestThatDoesNotFitItsModelIsReported(string test, string message) =>
        Expect.Finding("BKC2020", Given.MartWith("data_tests: [" + test + "]"), message);

    [Theory]
    [InlineData("integer", "positive_value")]
    [InlineData("date", "{recency: {datepart: month, interval: 1}}")]
    [InlineData("date", "{accepted_range: {min_value: 1900-01-01}}")]
    public void ATestThatFitsIsFine(string type, string test) => Expect.Silence(Column(type, test));

    [Theory]
    [InlineData("{accepted_range: {min_value: «2», max_value: 1}}")]
    [InlineData("{not_null: {error_if: «more than 10»}}")]
    [InlineData("{not_null: {config: {warn_if: «\"> x\"»}}}")]
    [InlineData("{accepted_values: {«values»: []}}")]
    public void AColumnTestsValueOutOfRangeIsReported(string test) => Expect.Finding("BKC2019", Column("integer", test));

    [Theory]
    [InlineData("{row_count: {min_value: «5», max_value: 4}}")]
    [InlineData("{row_count: {min_value: «-1»}}")]
    public void AModelTestsValueOutOfRangeIsReported(string test) => Expect.Finding("BKC2019", Given.MartWith("data_tests: [" + test + "]"));

    [Fact]
    public void AnIntervalOfNothingIsReported() => Expect.Finding("BKC2019", Column("date", "{recency: {datepart: day, interval: «0»}}"));

    [Theory]
    [InlineData("not_null, «not_null»")]
    [InlineData("{accepted_range: {min_value: 1, max_value: 2}}, {«accepted_range»: {max_value: 2, min_value: 1, severity: warn}}")]
    public void TheSameTestTwiceIsReported(string tests) => Expect.Finding("BKC2022", Column("integer", tests), "first in line");

    [Theory]
    [InlineData("{not_null: {where: x > 1}}, not_null")]
    [InlineData("{accepted_range: {min_value: 1}}, {accepted_range: {min_value: 2, severity: warn}}")]
    public void TestsThatAskDifferentlyAreFine(string tests) => Expect.Silence(Column("integer", tests));

    [Fact]
    public void ATestIsReadWithArgumentsAndSettings()
    {
        var file = Expect.Silence(Column("integer", "{relationships: {to: ref('snap_customer'), field: customer_id, name: known, config: {severity: warn, error_if: \">= 10\"}, where: x > 0}}"));
        var test = file.Contracts[0].Contract.Column("x")!.Tests[0];
        Assert.Equal(
            new TestContract(
                TestType.Relationships, "known", "",
                new([new TestArgument("to", new(["snap_customer"])), new TestArgument("field", new(["customer_id"]))]),
                new TestSettings(TestSeverity.Warn, new RowCountCondition(">=", 10), null, "x > 0")),
            test);
    }

    private static BankingContracts.ContractModel.Files.ContractSource Column(string type, string tests) =>
        Given.MartColumn("- name: x\n  data_type: " + type + "\n  data_tests: [" + tests + "]");
}
