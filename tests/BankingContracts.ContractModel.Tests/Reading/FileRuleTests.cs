using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Tests.Reading;

/// <summary>BKC1xxx: each rule fires where the mistake is, and the nearest valid form is silent.</summary>
public sealed class FileRuleTests
{
    [Theory]
    [InlineData("version: 2\nmodels:\n  - name: a\n   «columns:» x\n", "")]
    [InlineData("version: 2\nmodels: «[»\n  {name: a}\n", "the '[' of line 2 is not closed")]
    [InlineData("version: 2\nmodels: «[»1,2\nname: c\n", "the '[' of line 2 is not closed")]
    [InlineData("version: 2\ndescription: «\"never»\nclosed\n", "the quote that opens here is not closed")]
    [InlineData("version: 2\nmodels:\n«\t»- name: a\n", "indent with spaces")]
    [InlineData("version: 2\nmodels:\n  - name: a«:» b\n", "no key is expected before this ':'")]
    [InlineData("version: 2\nerror_if: «>» 10\n", "put it in quotes")]
    [InlineData("version: 2\nname: «@account»\n", "cannot start with this character")]
    public void BrokenYamlIsReportedAtTheBreak(string marked, string message) =>
        Expect.Finding("BKC1001", Given.File("marts/a.yml", marked), message);

    [Theory]
    [InlineData("version: 2\nmo«\0»dels: []\n", "there is a NUL byte here, as in a file saved as UTF-16; save the file as UTF-8 text")]
    [InlineData("v«\0»e\0r\0s\0i\0o\0n\0:\0 \0002\0\n\0", "UTF-16")]
    [InlineData("version: 2\n# a comment«\u0007»\n", "there is the control character U+0007 here")]
    [InlineData("version: 2\nmodels: [{name: a, description: \"5 «\u0080»\", columns: []}]\n", "U+0080")]
    public void ACharacterThatYamlDoesNotAllowIsNamed(string marked, string message) =>
        Expect.Finding("BKC1001", Given.File("marts/a.yml", marked), message);

    [Fact]
    public void AMessageStaysOnOneLine() =>
        Expect.Finding("BKC2003", Given.MartColumn("- {name: x_count, data_type: «\"a\\nb\\0\"»}"), "'a\\u000Ab\\u0000'");

    [Fact]
    public void NamesAboveAnUnreadableCharacterStayKnown() => Assert.Equal(
        "a",
        Assert.Single(ContractReader.Read(Given.File("marts/a.yml", "version: 2\nmodels:\n  - name: a\n    description: \"b\0\"\n")).Contracts).Contract.Name);

    [Fact]
    public void AQuotedValueMayHoldAnything() =>
        Expect.Silence(Given.MartWith("description: \"@a: b [c > d\""));

    [Fact]
    public void AnUnknownKeySuggestsTheNearestOne() =>
        Expect.Finding("BKC1002", Given.Mart(config: "{unique_key: account_id, «materialised»: table}"), "did you mean 'materialized'?");

    [Fact]
    public void AnUnknownKeyWithoutNeighbourListsTheKeys() =>
        Expect.Finding("BKC1002", Given.MartColumn("- {name: x_count, data_type: bigint, «zzz»: 1}"), "the keys are name, description, data_type");

    [Fact]
    public void AKeyOfAnotherPlaceIsSentThere() =>
        Expect.Finding("BKC1002", Given.MartWith("«export»: [csv]"), "it belongs under 'config'");

    [Fact]
    public void KnownKeysAreFine() => Expect.Silence(Given.MartWith("meta: {zzz: [1, {deep: true}]}\ntags: [daily]"));

    [Fact]
    public void AMissingKeyIsReportedAtTheName() =>
        Expect.Finding("BKC1003", Given.MartColumn("- {name: «x_count»}"), "The column 'x_count' lacks the key 'data_type'");

    [Fact]
    public void AMissingNameIsReportedAtTheFirstKey() =>
        Expect.Finding("BKC1003", Given.MartColumn("- {«data_type»: bigint}"), "lacks the key 'name'");

    [Fact]
    public void AMissingVersionIsReportedAtTheFirstKey() =>
        Expect.Finding("BKC1003", Given.File("marts/a.yml", "«models»:\n  - {name: a, columns: [{name: b, data_type: varchar}]}\n"), "'version'");

    [Theory]
    [InlineData("{unique_key: account_id}", "'from'")]
    [InlineData("{from: src_account}", "'unique_key'")]
    public void StagingNeedsItsSourceAndItsKey(string config, string missing)
    {
        var source = Given.Staging("", config);
        Expect.Finding("BKC1003", source with { Text = source.Text.Replace("config:", "«config»:", StringComparison.Ordinal) }, missing);
    }

    [Theory]
    [InlineData("{type: «foreign_key», to_columns: [customer_id]}", "'to'")]
    [InlineData("{type: «foreign_key», to: snap_customer}", "'to_columns'")]
    [InlineData("{type: «check»}", "'expression'")]
    public void AConstraintNeedsItsParts(string constraint, string missing) =>
        Expect.Finding("BKC1003", Given.MartColumn("- {name: customer_id, data_type: integer, constraints: [" + constraint + "]}"), missing);

    [Fact]
    public void ADeltaSourceNeedsAKey() =>
        Expect.Finding("BKC1003", Given.Source("{file: a.csv, delivery: «delta»}"), "'key'");

    [Fact]
    public void CompleteConstraintsAreFine() => Expect.Silence(Given.MartColumn(
        "- {name: customer_id, data_type: integer, constraints: [{type: foreign_key, to: ref('snap_customer'), to_columns: customer_id}, {type: check, expression: customer_id > 0}]}"));

    [Theory]
    [InlineData("description: «2024»", "'description' must be a text, not the number 2024")]
    [InlineData("«description»:", "not empty")]
    [InlineData("«description»: [a]", "not a list")]
    [InlineData("tags: [daily, «7»]", "not the number 7")]
    [InlineData("«tags»: {a: b}", "not a mapping")]
    [InlineData("contract: {enforced: «yes»}", "must be true or false, not the text 'yes'")]
    [InlineData("data_tests: [{row_count: {min_value: «one»}}]", "must be a whole number")]
    [InlineData("data_tests: [{expression_is_true: {expression: a > b, severity: «warning»}}]", "must be one of error, warn")]
    public void AValueOfTheWrongKindIsReported(string parts, string message) =>
        Expect.Finding("BKC1004", Given.MartWith(parts), message);

    [Theory]
    [InlineData("{materialized: «tabel»}", "did you mean 'table'?")]
    [InlineData("{export: [csv, «parquett»]}", "did you mean 'parquet'?")]
    public void AMisspeltWordSuggestsTheNearestOne(string config, string message) =>
        Expect.Finding("BKC1004", Given.Mart(config: config), message);

    [Fact]
    public void ATestWithoutItsIndentationIsExplained() => Expect.Finding(
        "BKC1004",
        Given.MartColumn("- name: kind\n  data_type: varchar\n  data_tests:\n    - accepted_values:\n      «values»: [a]"),
        "indented below the test 'accepted_values'");

    [Theory]
    [InlineData("description: \"2024\"")]
    [InlineData("description: ''")]
    [InlineData("contract: {enforced: true}")]
    [InlineData("data_tests: [{row_count: {min_value: 1}}, {expression_is_true: {expression: a > b, severity: warn}}]")]
    public void AValueOfTheRightKindIsFine(string parts) => Expect.Silence(Given.MartWith(parts));

    [Fact]
    public void AnEmptyNameIsReported() => Expect.Finding("BKC1004", Given.MartColumn("- {name: «\"\"», data_type: date}"), "not an empty text");

    [Fact]
    public void AListWhereAContractBelongsIsReported() =>
        Expect.Finding("BKC1004", Given.File("marts/a.yml", "version: 2\nmodels:\n  - {name: a, columns: [{name: b, data_type: varchar}]}\n  - «stg_x»\n"), "must be a mapping");

    [Fact]
    public void AFileThatIsAListIsReported() =>
        Expect.Finding("BKC1004", Given.File("marts/a.yml", "- «version»: 2\n"), "must be a mapping with the keys version, models");

    [Fact]
    public void ADuplicateKeyIsReportedAtTheSecond() =>
        Expect.Finding("BKC1005", Given.MartWith("description: a\n«description»: b"), "first in line 7");

    [Fact]
    public void AKeyAndItsAliasAreDuplicates() =>
        Expect.Finding("BKC1005", Given.MartWith("data_tests: []\n«tests»: []"));

    [Fact]
    public void ASettingBothBesideAndUnderConfigIsADuplicate() =>
        Expect.Finding("BKC1005", Given.MartWith("data_tests: [{row_count: {min_value: 1, severity: warn, config: {«severity»: error}}}]"));

    [Fact]
    public void TheAliasOfAKeyIsFine()
    {
        var file = Expect.Silence(Given.MartWith("tests: [{row_count: {min_value: 1}}]"));
        Assert.Equal(TestType.RowCount, file.Contracts[0].Contract.Tests[0].Type);
        Assert.True(file.Contracts[0].Positions.Has("data_tests/0/row_count/min_value"));
    }

    [Theory]
    [InlineData("stagin/stg_a.yml", "did you mean the folder 'staging'?")]
    [InlineData("layer.yml", "did you mean 'layers.yml'?")]
    [InlineData("schedule.yml", "did you mean 'schedules.yml'?")]
    [InlineData("schedules.yaml", "did you mean 'schedules.yml'?")]
    [InlineData("alert.yml", "did you mean 'alerts.yml'?")]
    [InlineData("alerts.yaml", "did you mean 'alerts.yml'?")]
    [InlineData("other/a.yml", "in no layer")]
    public void AFileInNoLayerIsReportedAtItsStart(string path, string message) =>
        Expect.Finding("BKC1006", Given.File(path, "«»version: 2\n"), message);

    [Theory]
    [InlineData("marts/finance/a.yaml")]
    [InlineData("marts/layers.yml")]
    public void AFileInASubfolderOfALayerIsFine(string path) =>
        Expect.Silence(Given.File(path, "version: 2\nmodels: [{name: a, columns: [{name: b, data_type: varchar}]}]\n"));

    [Theory]
    [InlineData("description: «&a» x", "Anchors (&a)")]
    [InlineData("description: «*a»", "Aliases (*a)")]
    [InlineData("description: «!!str» x", "Tags")]
    [InlineData("meta: {«<<»: {a: b}}", "Merge keys")]
    [InlineData("meta: {? «[»a, b] : c}", "as keys")]
    public void YamlThatContractsDoNotUseIsReported(string parts, string message) =>
        Expect.Finding("BKC1007", Given.MartWith(parts), message);

    [Fact]
    public void ASecondDocumentIsReported() =>
        Expect.Finding("BKC1007", Given.File("marts/a.yml", "version: 2\nmodels: [{name: a, columns: [{name: b, data_type: varchar}]}]\n«---»\nversion: 2\n"), "Several documents");

    [Fact]
    public void OneMarkedDocumentWithQuotedSignsIsFine() =>
        Expect.Silence(Given.File("marts/a.yml", "---\nversion: 2\nmodels: [{name: a, description: \"*a &b !c\", columns: [{name: b, data_type: varchar}]}]\n"));

    [Theory]
    [InlineData("marts/a.yml", "«»", "a list of models")]
    [InlineData("marts/a.yml", "«»# nothing yet\n", "a list of models")]
    [InlineData("snapshots/a.yml", "«version»: 2\n", "a list of snapshots")]
    [InlineData("marts/a.yml", "«version»: 2\nmodels: []\n", "a list of models")]
    [InlineData("tests/a.yml", "«version»: 2\n", "a list of data_tests")]
    [InlineData("layers.yml", "«»\n", "a list of layers")]
    [InlineData("schedules.yml", "«»\n", "a list of schedules")]
    [InlineData("schedules.yml", "«schedules»: []\n", "a list of schedules")]
    [InlineData("alerts.yml", "«»\n", "a list of rules")]
    [InlineData("alerts.yml", "«destinations»: []\nrules: []\n", "a list of rules")]
    public void AFileThatHoldsNothingIsReported(string path, string marked, string message) =>
        Expect.Finding("BKC1008", Given.File(path, marked), message);

    [Theory]
    [InlineData("«1»")]
    [InlineData("«2.0»")]
    [InlineData("«two»")]
    [InlineData("«'1'»")]
    public void AnotherVersionIsReported(string version) => Expect.Finding("BKC1009", Versioned(version));

    [Theory]
    [InlineData("2")]
    [InlineData("\"2\"")]
    [InlineData("'2'")]
    public void VersionTwoMayBeQuoted(string version) => Expect.Silence(Versioned(version));

    private static ContractSource Versioned(string version) =>
        Given.File("marts/a.yml", "version: " + version + "\nmodels: [{name: a, columns: [{name: b, data_type: varchar}]}]\n");
}
