using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.ContractRules;

/// <summary>BKC2015 and BKC2016, and what BKC2005 and BKC2019 say about staging.</summary>
public sealed class StagingRuleTests
{
    [Theory]
    [InlineData("varchar", "{from: x, «true_values»: [y]}", "only a boolean")]
    [InlineData("varchar", "{from: x, «false_values»: [n]}", "only a boolean")]
    [InlineData("integer", "{from: x, «case»: lower}", "only a varchar")]
    [InlineData("integer", "{from: x, «format»: dd.MM.yyyy}", "only a date and a timestamp")]
    [InlineData("date", "{from: x, format: «dd.MM»}", "add 'yyyy'")]
    [InlineData("date", "{from: x, format: «dd.MM.yyyy HH»}", "a date has no time of day")]
    [InlineData("date", "{from: x, format: «DD.MM.yyyy»}", "'D' is not a separator")]
    [InlineData("timestamp", "{from: x, format: «yyyy-MM-dd mm»}", "a format with mm needs HH")]
    [InlineData("timestamp", "{from: x, format: «yyyy-MM-dd dd»}", "write 'dd' once")]
    [InlineData("integer", "{from: x, default: «none given»}", "in the form in which a file has a valid value")]
    [InlineData("decimal(5,2)", "{from: x, default: «0.001»}", "in the form in which a file has a valid value")]
    [InlineData("boolean", "{from: x, default: «maybe»}", "in the form in which a file has a valid value")]
    [InlineData("boolean", "{from: x, true_values: [j], false_values: [n], default: «yes»}", "in the form in which a file has a valid value")]
    [InlineData("date", "{from: x, format: dd.MM.yyyy, default: «2026-01-31»}", "in the form in which a file has a valid value")]
    [InlineData("timestamp", "{from: x, default: «2026-01-31»}", "in the form in which a file has a valid value")]
    [InlineData("boolean", "{from: x, true_values: [a], false_values: [n, «A»]}", "true and false at once")]
    public void CleaningThatDoesNotFitTheTypeIsReported(string type, string clean, string message) =>
        Expect.Finding("BKC2015", Column(type, clean), message);

    [Theory]
    [InlineData("varchar", "{from: x, case: upper, trim: false, null_values: [], default: 7}")]
    [InlineData("boolean", "{from: x, true_values: [j, 1], false_values: [n, 0], default: n}")]
    [InlineData("boolean", "{from: x, default: NO}")]
    [InlineData("date", "{from: x, format: dd.MM.yyyy, default: 31.01.2026}")]
    [InlineData("date", "{from: x, format: yyyyMMdd, default: 20260131}")]
    [InlineData("timestamp", "{from: x, format: \"yyyy/MM/ddTHH:mm:ss\", default: \"2026/01/31T12:00:00\"}")]
    [InlineData("timestamp", "{from: x, default: 2026-01-31T12:00:00.123456Z}")]
    [InlineData("decimal(5,2)", "{from: x, parse: strict, default: -0.01}")]
    public void CleaningThatFitsIsFine(string type, string clean) => Expect.Silence(Column(type, clean));

    [Theory]
    [InlineData("- {name: loaded_at, data_type: «date», constraints: [{type: not_null}], clean: {from: loaded_at}}")]
    [InlineData("- {name: «loaded_at», data_type: timestamp, clean: {from: loaded_at}}")]
    [InlineData("- {name: loaded_at, data_type: timestamp, constraints: [{type: not_null}], clean: {from: loaded_at, «trim»: true}}")]
    public void TheLoadTimeIsPassedThrough(string column) => Expect.Finding("BKC2015", Given.Staging(column), "the time of arrival");

    [Fact]
    public void ALoadTimeThatIsPassedThroughIsFine() =>
        Expect.Silence(Given.Staging("- {name: loaded_at, data_type: timestamp, constraints: [{type: not_null}], clean: {from: loaded_at}}"));

    [Theory]
    [InlineData("varchar", "{when: «negative»}", "only numbers have a sign")]
    [InlineData("varchar", "{when: «format»}", "every text is a valid varchar")]
    [InlineData("varchar", "{when: «range», min: 1}", "have a range")]
    [InlineData("integer", "{when: «decimals»}", "only a decimal type limits the decimals")]
    [InlineData("integer", "{when: «missing»}", "the column may be NULL")]
    [InlineData("integer", "{when: «future»}", "only dates and timestamps")]
    [InlineData("varchar", "{when: «not_accepted»}", "add 'values'")]
    [InlineData("integer", "{when: negative}, {when: «negative»}", "already has it")]
    public void AQuarantineRuleThatDoesNotFitIsReported(string type, string rules, string message) =>
        Expect.Finding("BKC2016", Column(type, "{from: x}", rules), message);

    [Fact]
    public void WordsOfAnotherConditionAreReported() =>
        Expect.Finding("BKC2012", Column("integer", "{from: x}", "{when: negative, «min»: 1}"), "with 'when: negative'");

    [Theory]
    [InlineData("integer", "{when: not_accepted, values: [1, «a»]}")]
    [InlineData("integer", "{when: range, min: «a»}")]
    [InlineData("date", "{when: range, max: «31.12.2026»}")]
    [InlineData("smallint", "{when: range, max: «100000»}")]
    public void AValueOfAnotherTypeInAQuarantineRuleIsReported(string type, string rules) =>
        Expect.Finding("BKC2005", Column(type, "{from: x}", rules));

    [Fact]
    public void AnAcceptedValueThatTheCaseForbidsIsReported() =>
        Expect.Finding("BKC2005", Column("varchar", "{from: x, case: lower}", "{when: not_accepted, values: [a, «B»]}"), "stored in lower case");

    [Theory]
    [InlineData("integer", "{when: range, min: «10», max: 9}")]
    [InlineData("decimal(38,2)", "{when: range, min: «0.1», max: 0.09}")]
    [InlineData("timestamp", "{when: range, min: «2026-01-02», max: 2026-01-01T23:59:59}")]
    public void ARangeThatRunsDownwardsIsReported(string type, string rules) => Expect.Finding("BKC2019", Column(type, "{from: x}", rules));

    [Theory]
    [InlineData("integer", "{when: negative, reason: negative number}, {when: format}, {when: range, min: -5, max: 5}")]
    [InlineData("decimal(5,2)", "{when: not_positive}, {when: decimals}, {when: range, min: 0.001, max: 999.99}")]
    [InlineData("varchar", "{when: not_accepted, values: [a, b]}")]
    [InlineData("date", "{when: future}, {when: range, min: 1900-01-01}")]
    public void AQuarantineRuleThatFitsIsFine(string type, string rules) => Expect.Silence(Column(type, "{from: x}", rules));

    [Fact]
    public void AcceptedValuesMayComeFromTheTest() => Expect.Silence(Given.Staging(
        "- {name: x, data_type: varchar, clean: {from: x, case: lower}, quarantine: [{when: not_accepted, reason: unknown}], data_tests: [{accepted_values: {values: [a]}}]}"));

    [Fact]
    public void MissingFitsAColumnThatIsNotNull() => Expect.Silence(Given.Staging(
        "- {name: x, data_type: integer, constraints: [{type: not_null}], clean: {from: x}, quarantine: [{when: missing, reason: no number}]}"));

    [Fact]
    public void CleaningHasTheDefaultsOfTheReference()
    {
        var columns = Expect.Silence(Given.Staging("- {name: x_flag, data_type: boolean, clean: {from: x}}")).Contracts[0].Contract.Columns;
        var text = columns[0].Clean!;
        Assert.Equal((true, LetterCase.Keep, null, null), (text.Trim, text.Case, text.Format, text.Default));
        Assert.Equal(["", "null", "n/a", "none"], text.NullValues);
        Assert.Empty(text.TrueValues);
        Assert.Equal(["yes", "y", "true", "1"], columns[1].Clean!.TrueValues);
        Assert.Equal(["no", "n", "false", "0"], columns[1].Clean!.FalseValues);
    }

    private static BankingContracts.ContractModel.Files.ContractSource Column(string type, string clean, string? quarantine = null) =>
        Given.Staging("- name: x\n  data_type: " + type + "\n  clean: " + clean + (quarantine is null ? "" : "\n  quarantine: [" + quarantine + "]"));
}
