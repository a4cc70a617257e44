using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.ContractRules;

/// <summary>BKC2002, BKC2003, BKC2004, BKC2009, BKC2010, BKC2011, BKC2012, BKC2018, BKC2021, BKC2023.</summary>
public sealed class ColumnRuleTests
{
    private const string Key = "- {name: account_id, data_type: varchar, constraints: [{type: not_null}]}";

    [Theory]
    [InlineData("- {name: «account_id», data_type: varchar}")]
    [InlineData("- {name: «Account_ID», data_type: varchar}")]
    public void AColumnThatStandsTwiceIsReportedAtTheSecond(string column) =>
        Expect.Finding("BKC2002", Given.MartColumn(column), "first in line 6");

    [Fact]
    public void AKeyColumnThatStandsTwiceIsReported() =>
        Expect.Finding("BKC2002", Given.Mart(config: "{unique_key: [account_id, «account_id»]}"), "in 'unique_key'");

    [Fact]
    public void OneHeaderForTwoColumnsIsReported() => Expect.Finding(
        "BKC2002",
        Given.Source("{file: a.csv, columns: {a_text: X, b_text: «X»}}", "- {name: a_text, data_type: varchar}\n- {name: b_text, data_type: varchar}\n" + Given.LoadTime));

    [Fact]
    public void ColumnsOfDifferentNamesAreFine() => Expect.Silence(Given.MartColumn("- {name: account_id2, data_type: varchar}"));

    [Theory]
    [InlineData("«varchr»", "did you mean 'varchar'?")]
    [InlineData("«varchar(20)»", "did you mean 'varchar'?")]
    [InlineData("«VARCHAR»", "did you mean 'varchar'?")]
    [InlineData("«float»", "did you mean 'double'?")]
    [InlineData("«datetime»", "did you mean 'timestamp'?")]
    [InlineData("«blob»", "the types are varchar")]
    [InlineData("«decimal»", "write 'decimal(precision,scale)'")]
    [InlineData("«decimal(18)»", "write 'decimal(precision,scale)'")]
    [InlineData("«decimal(39,2)»", "precision of 1 to 38")]
    [InlineData("«decimal(0,0)»", "precision of 1 to 38")]
    [InlineData("«decimal(4,5)»", "scale of 0 to the precision")]
    [InlineData("«numeric»", "write 'numeric(precision,scale)'")]
    public void AnUnknownTypeIsReported(string type, string message) =>
        Expect.Finding("BKC2003", Given.MartColumn("- name: x\n  data_type: " + type), message);

    [Theory]
    [InlineData("varchar", "varchar")]
    [InlineData("string", "varchar")]
    [InlineData("text", "varchar")]
    [InlineData("boolean", "boolean")]
    [InlineData("bool", "boolean")]
    [InlineData("smallint", "smallint")]
    [InlineData("integer", "integer")]
    [InlineData("int", "integer")]
    [InlineData("bigint", "bigint")]
    [InlineData("long", "bigint")]
    [InlineData("decimal(38,0)", "decimal(38,0)")]
    [InlineData("decimal( 18 , 2 )", "decimal(18,2)")]
    [InlineData("\"numeric(5,5)\"", "decimal(5,5)")]
    [InlineData("double", "double")]
    [InlineData("date", "date")]
    [InlineData("timestamp", "timestamp")]
    public void EveryTypeAndAliasIsKnown(string written, string type)
    {
        var file = Expect.Silence(Given.MartColumn("- name: x\n  data_type: " + written));
        Assert.Equal(type, file.Contracts[0].Contract.Column("x")!.Type.ToString());
    }

    [Fact]
    public void AnUnquotedDecimalInBracesIsExplained()
    {
        var file = BankingContracts.ContractModel.ContractReader.Read(Given.MartColumn("- {name: x, data_type: decimal(18,2)}"));
        Assert.Contains(file.Diagnostics, d => d.Rule.Id == "BKC2003" && d.Message.Contains("put it in quotes", StringComparison.Ordinal));
    }

    [Fact]
    public void AKeyThatIsNoColumnSuggestsTheNearestOne() =>
        Expect.Finding("BKC2004", Given.Mart(config: "{unique_key: [account_id, «acount_id»]}"), "did you mean 'account_id'?");

    [Theory]
    [InlineData("constraints: [{type: unique, columns: [account_id, «x»]}]")]
    [InlineData("data_tests: [{unique: {columns: [account_id, «x»]}}]")]
    [InlineData("data_tests: [{recency: {field: «x», datepart: day, interval: 1}}]")]
    public void AColumnNameInAModelsPartMustExist(string parts) => Expect.Finding("BKC2004", Given.MartWith(parts));

    [Fact]
    public void AnEndColumnMustExist() => Expect.Finding(
        "BKC2004", Given.MartColumn("- {name: from_date, data_type: date, data_tests: [{valid_date_range: {end_column: «to_date»}}]}"));

    [Theory]
    [InlineData("{file: a.csv, key: [«acount_id»]}")]
    [InlineData("{file: a.csv, columns: {«acount_id»: AccountID}}")]
    [InlineData("{file: a.csv, delivery: delta, key: account_id, sequence: «acount_id»}")]
    [InlineData("{file: a.csv, delivery: delta, key: account_id, operation: {column: «acount_id», delete: [D]}}")]
    public void AColumnNameInASourceMustExist(string source) => Expect.Finding("BKC2004", Given.Source(source), "did you mean 'account_id'?");

    [Fact]
    public void ColumnNamesThatExistAreFine() => Expect.Silence(
        Given.Source("{file: a.csv, delivery: delta, key: [account_id], columns: {account_id: AccountID}, operation: {column: op, delete: [D]}, sequence: seq}", "- {name: account_id, data_type: varchar}\n- {name: op, data_type: varchar}\n- {name: seq, data_type: varchar}\n" + Given.LoadTime));

    [Fact]
    public void AnUnreadableColumnIsNotReportedAsMissingToo() =>
        Expect.Finding("BKC1002", Given.Mart("- {name: account_id, «datatype»: varchar, constraints: [{type: not_null}], data_type: varchar}"));

    [Theory]
    [InlineData("{unique_key: customer_id}", "")]
    [InlineData("{}", "constraints: [{type: primary_key, columns: [customer_id]}]")]
    public void ANullableKeyIsReportedAtTheColumn(string config, string parts) =>
        Expect.Finding("BKC2009", Given.Mart("- {name: «customer_id», data_type: integer}", config, parts));

    [Theory]
    [InlineData("not_null")]
    [InlineData("primary_key")]
    public void AKeyColumnThatIsNotNullIsFine(string constraint) =>
        Expect.Silence(Given.Mart("- {name: customer_id, data_type: integer, constraints: [{type: " + constraint + "}]}", "{unique_key: customer_id}"));

    [Fact]
    public void IncrementalNeedsAKey() => Expect.Finding("BKC2010", Given.Mart(config: "{materialized: «incremental»}"));

    [Fact]
    public void IncrementalWithAKeyIsFine() => Expect.Silence(Given.Mart(config: "{materialized: incremental, unique_key: account_id}"));

    [Fact]
    public void AContractCannotBeSwitchedOff() => Expect.Finding("BKC2011", Given.MartWith("contract: {enforced: «false»}"));

    [Fact]
    public void AnEnforcedContractIsFine() => Expect.Silence(Given.MartWith("contract: {enforced: true}"));

    [Theory]
    [InlineData("- {name: x_count, data_type: bigint, «clean»: {from: x}}", "it belongs in the layer staging")]
    [InlineData("- {name: x_count, data_type: bigint, «quarantine»: []}", "it belongs in the layer staging")]
    [InlineData("- {name: loaded_at, data_type: timestamp, constraints: [{type: not_null}], generated: «loaded_at»}", "in the layer marts")]
    public void AColumnKeyOfAnotherLayerIsReported(string column, string message) =>
        Expect.Finding("BKC2012", Given.MartColumn(column), message);

    [Theory]
    [InlineData("{unique_key: account_id, «strategy»: check}")]
    [InlineData("{unique_key: account_id, «from»: src_account}")]
    [InlineData("{unique_key: account_id, materialized: «snapshot»}")]
    public void AConfigKeyOfAnotherLayerIsReported(string config) => Expect.Finding("BKC2012", Given.Mart(config: config));

    [Theory]
    [InlineData("view")]
    [InlineData("incremental")]
    public void StagingIsAlwaysATable(string materialized) =>
        Expect.Finding("BKC2012", Given.Staging("", "{from: src_account, unique_key: account_id, materialized: «" + materialized + "»}"));

    [Fact]
    public void SourceKeyInStagingIsReported() => Expect.Finding(
        "BKC2012",
        Given.File("staging/a.yml", "version: 2\nmodels: [{name: a, «source»: {file: a.csv}, config: {from: b, unique_key: c}, columns: [{name: c, data_type: varchar, constraints: [{type: not_null}], clean: {from: c}}]}]\n"));

    [Fact]
    public void SnapshotsInAnotherFolderAreReported() =>
        Expect.Finding("BKC2012", Given.File("marts/a.yml", "version: 2\n«snapshots»: [{name: snap_a}]\n"), "it belongs in the layer snapshots");

    [Fact]
    public void ModelsInTheSnapshotsFolderAreReported() =>
        Expect.Finding("BKC2012", Given.File("snapshots/a.yml", "version: 2\n«models»: [{name: snap_a}]\n"), "it belongs in the layers source, staging, intermediate and marts");

    [Fact]
    public void AMisplacedContractIsStillKnownByName()
    {
        var file = BankingContracts.ContractModel.ContractReader.Read(Given.File("marts/a.yml", "version: 2\nsnapshots: [{name: snap_a}]\n"));
        Assert.Equal("snap_a", Assert.Single(file.Contracts).Contract.Name);
        Assert.False(file.Contracts[0].Contract.IsComplete);
    }

    [Theory]
    [InlineData("constraints: [{type: «not_null»}]", "at a model")]
    [InlineData("constraints: [{type: unique, columns: account_id, «expression»: a}]", "with the constraint unique")]
    public void AModelConstraintWithPartsOfAnotherIsReported(string parts, string message) =>
        Expect.Finding("BKC2012", Given.MartWith(parts), message);

    [Fact]
    public void ColumnsOfAColumnConstraintAreReported() =>
        Expect.Finding("BKC2012", Given.MartColumn("- {name: x, data_type: varchar, constraints: [{type: unique, «columns»: [x]}]}"), "at a column");

    [Theory]
    [InlineData("{materialized: view}")]
    [InlineData("{materialized: table, export: [csv, parquet], tags: [daily]}")]
    public void KeysOfTheLayerAreFine(string config) => Expect.Silence(Given.Mart(config: config));

    [Fact]
    public void ASnapshotMayBeCalledMaterializedSnapshot() =>
        Expect.Silence(Given.Snapshot("{materialized: snapshot, unique_key: account_id, strategy: check, check_cols: all}"));

    [Theory]
    [InlineData("- {name: calculated_at, data_type: «varchar», constraints: [{type: not_null}], generated: changed_at}", "write timestamp")]
    [InlineData("- {name: «calculated_at», data_type: timestamp, generated: changed_at}", "add {type: not_null}")]
    public void AChangeTimeMustBeATimestampThatIsNotNull(string column, string message) =>
        Expect.Finding("BKC2018", Given.MartColumn(column), message);

    [Fact]
    public void AChangeTimeIsNoKey() => Expect.Finding(
        "BKC2018",
        Given.Mart("- {name: «changed_at», data_type: timestamp, constraints: [{type: not_null}], generated: changed_at}", "{unique_key: changed_at}"));

    [Fact]
    public void AChangeTimeInAViewIsReported() => Expect.Finding(
        "BKC2012",
        Given.Mart(Key + "\n- {name: calculated_at, data_type: timestamp, constraints: [{type: not_null}], «generated»: changed_at}", "{materialized: view}"));

    [Fact]
    public void AChangeTimeIsFineInATable() =>
        Expect.Silence(Given.MartColumn("- {name: calculated_at, data_type: timestamp, constraints: [{type: not_null}], generated: changed_at}"));

    [Fact]
    public void AnEmptyColumnListIsReported() =>
        Expect.Finding("BKC2021", Given.File("marts/a.yml", "version: 2\nmodels:\n  - name: a\n    «columns»: []\n"));

    [Fact]
    public void ASourceOfNothingButItsLoadTimeIsReported()
    {
        var source = Given.Source(columns: Given.LoadTime);
        Expect.Finding("BKC2021", source with { Text = source.Text.Replace("columns:", "«columns»:", StringComparison.Ordinal) }, "except the time of arrival");
    }

    [Fact]
    public void ASnapshotNeedsNoColumns() => Expect.Silence(Given.Snapshot("{unique_key: account_id, strategy: check, check_cols: all}"));

    [Fact]
    public void ASecondPrimaryKeyIsReported() => Expect.Finding(
        "BKC2023",
        Given.Mart("- {name: a_id, data_type: integer, constraints: [{type: primary_key}]}\n- {name: b_id, data_type: integer, constraints: [{type: «primary_key»}]}", "{}"));

    [Fact]
    public void OnePrimaryKeyOverTwoColumnsIsFine() => Expect.Silence(
        Given.Mart("- {name: a_id, data_type: integer, constraints: [{type: not_null}]}\n- {name: b_id, data_type: integer, constraints: [{type: not_null}]}", "{}", "constraints: [{type: primary_key, columns: [a_id, b_id]}]"));
}
