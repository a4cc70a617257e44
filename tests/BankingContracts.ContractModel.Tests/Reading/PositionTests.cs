
namespace BankingContracts.ContractModel.Tests.Reading;

public sealed class PositionTests
{
    private const string Text =
        "version: 2\nmodels:\n  - name: a\n    description: «one»\n    config: {unique_key: b}\n    columns:\n      - {name: b, data_type: varchar, constraints: [{type: not_null}]}\n";

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\r", "")]
    [InlineData("\n", "\uFEFF")]
    [InlineData("\r\n", "\uFEFF")]
    public void LineEndsAndByteOrderMarksShiftNothing(string lineEnd, string start)
    {
        var text = start + Text.Replace("«one»", "1", StringComparison.Ordinal).Replace("\n", lineEnd, StringComparison.Ordinal);
        var finding = Assert.Single(ContractReader.Read(Given.File("marts/a.yml", text)).Diagnostics);
        Assert.Equal((3, 17, 3, 18), (finding.Span.Line, finding.Span.Column, finding.Span.EndLine, finding.Span.EndColumn));
        Assert.Equal("1", text.Substring(finding.Span.Start, finding.Span.Length));
    }

    [Fact]
    public void AByteOrderMarkTakesNoColumn()
    {
        var finding = Assert.Single(ContractReader.Read(Given.File("marts/a.yml", "\uFEFF{version: 2, models: 3}")).Diagnostics);
        Assert.Equal(("BKC1004", 22, 21), (finding.Rule.Id, finding.Span.Start, finding.Span.Column));
    }

    [Fact]
    public void AnEmojiCountsAsTwoCodeUnits() => Expect.Finding(
        "BKC1002", Given.File("marts/a.yml", "version: 2 # 😀😀\nmodels: [{name: a, description: 😀 x 😀, «😀k»: 1, columns: [{name: b, data_type: varchar}]}]\n"));

    [Fact]
    public void ATabBetweenTokensIsOneColumn() => Expect.Finding(
        "BKC1002", Given.File("marts/a.yml", "version:\t2\nmodels:\n  - name:\t\ta\n    «x»:\t\t1\n    columns: [{name: b, data_type: varchar}]\n"));

    [Fact]
    public void AQuotedValueIsMarkedWithItsQuotes() =>
        Expect.Finding("BKC2003", Given.MartColumn("- {name: x, data_type: «\"varchr\"»}"));

    [Fact]
    public void AValueAfterABlockTextIsInItsPlace() =>
        Expect.Finding("BKC1004", Given.MartWith("description: |\n  one\n\n  two 😀\ntags: «daily»"), "must be a list of texts");

    [Theory]
    [InlineData("name", "a", "a")]
    [InlineData("config/unique_key", "unique_key", "b")]
    [InlineData("config/unique_key/0", "b", "b")]
    [InlineData("columns/0", "name", "name")]
    [InlineData("columns/0/data_type", "data_type", "integer")]
    [InlineData("columns/0/constraints/1/type", "type", "unique")]
    [InlineData("columns/0/data_tests/0", "accepted_values", "accepted_values")]
    [InlineData("columns/0/data_tests/0/accepted_values", "accepted_values", "accepted_values")]
    [InlineData("columns/0/data_tests/0/accepted_values/values", "values", "values")]
    [InlineData("columns/0/data_tests/0/accepted_values/values/1", "22", "22")]
    [InlineData("columns/0/data_tests/1", "not_null", "not_null")]
    [InlineData("columns/0/data_tests/1/not_null", "not_null", "not_null")]
    [InlineData("columns/0/data_tests/0/accepted_values/severity", "severity", "warn")]
    [InlineData("columns/0/clean/from", "name", "name")]
    [InlineData("nowhere", "a", "a")]
    public void EveryPartIsFoundByItsPointer(string pointer, string key, string value)
    {
        var text = "version: 2\nmodels:\n  - name: a\n    config: {unique_key: b}\n    columns:\n      - name: b\n        data_type: integer\n        constraints: [{type: not_null}, {type: unique}]\n        tests:\n          - accepted_values: {arguments: {values: [11, 22]}, config: {severity: warn}}\n          - not_null\n";
        var positions = Expect.Silence(Given.File("marts/a.yml", text)).Contracts[0].Positions;
        Assert.Equal(key, Of(text, positions.Key(pointer)).Replace("name", pointer == "name" ? "a" : "name", StringComparison.Ordinal));
        Assert.Equal(value, Of(text, positions.Value(pointer)));
    }

    [Fact]
    public void PointersNumberTheColumnsThatCouldBeRead()
    {
        var file = ContractReader.Read(Given.File("marts/a.yml", "version: 2\nmodels: [{name: a, columns: [{data_type: varchar}, {name: b, data_type: date}]}]\n"));
        Assert.Equal("b", Assert.Single(file.Contracts[0].Contract.Columns).Name);
        Assert.Equal(file.Diagnostics[0].Span.Line, file.Contracts[0].Positions.Value("columns/0/data_type").Line);
        Assert.Equal(4, file.Contracts[0].Positions.Value("columns/0/data_type").Length);
    }

    [Fact]
    public void MovingALineLeavesTheContractEqual()
    {
        var before = Expect.Silence(Given.Mart()).Contracts[0];
        var after = Expect.Silence(Given.Mart() with { Text = "# a comment\n" + Given.Mart().Text }).Contracts[0];
        Assert.Equal(before.Contract, after.Contract);
        Assert.NotEqual(before.Positions, after.Positions);
    }

    private static string Of(string text, ContractModel.Text.SourceSpan span) => text.Substring(span.Start, span.Length);
}
