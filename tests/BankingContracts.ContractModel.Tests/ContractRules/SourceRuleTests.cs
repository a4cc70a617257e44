using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.ContractRules;

/// <summary>BKC2013, BKC2014, and what BKC2012 and BKC2019 say about sources.</summary>
public sealed class SourceRuleTests
{
    private const string Column = "- {name: account_id, data_type: varchar}\n";

    [Theory]
    [InlineData("- {name: account_id, data_type: «integer»}\n", "has the type integer")]
    [InlineData("- {name: account_id, data_type: varchar, «constraints»: [{type: not_null}]}\n", "has constraints")]
    public void ASourceColumnIsPlainText(string column, string message) =>
        Expect.Finding("BKC2013", Given.Source(columns: column + Given.LoadTime), message);

    [Fact]
    public void ATestOnASourceColumnIsFine() =>
        Expect.Silence(Given.Source(columns: "- {name: account_id, data_type: string, data_tests: [{not_null: {severity: warn}}]}\n" + Given.LoadTime));

    [Theory]
    [InlineData("- {name: loaded_at, data_type: «varchar», constraints: [{type: not_null}], generated: loaded_at}", "has the type varchar")]
    [InlineData("- {name: «loaded_at», data_type: timestamp, generated: loaded_at}", "lacks the constraint not_null")]
    [InlineData("- {name: «loaded_at», data_type: timestamp, constraints: [{type: not_null}]}", "lacks 'generated: loaded_at'")]
    [InlineData("- {name: loaded_at, data_type: timestamp, «constraints»: [{type: not_null}, {type: unique}], generated: loaded_at}", "other than not_null")]
    [InlineData(Given.LoadTime + "\n- {name: again_at, data_type: timestamp, constraints: [{type: not_null}], generated: «loaded_at»}", "is a second time of arrival")]
    public void TheLoadTimeIsOneTimestampThatIsNotNull(string loadTime, string message) =>
        Expect.Finding("BKC2014", Given.Source(columns: Column + loadTime), message);

    [Fact]
    public void TheLoadTimeStandsLast() => Expect.Finding(
        "BKC2014",
        Given.Source(columns: "- {name: «loaded_at», data_type: timestamp, constraints: [{type: not_null}], generated: loaded_at}\n" + Column.TrimEnd()),
        "is not the last column");

    [Fact]
    public void ASourceNeedsALoadTime()
    {
        var source = Given.Source(columns: Column.TrimEnd());
        Expect.Finding("BKC2014", source with { Text = source.Text.Replace("src_account", "«src_account»", StringComparison.Ordinal) }, "lacks the time of arrival");
    }

    [Fact]
    public void AChangeTimeIsNoLoadTime() => Assert.Equal(
        ["BKC2012", "BKC2014"],
        BankingContracts.ContractModel.ContractReader.Read(Given.Source(columns: Column + "- {name: a_at, data_type: timestamp, constraints: [{type: not_null}], generated: changed_at}"))
            .Diagnostics.Select(static d => d.Rule.Id).Order());

    [Theory]
    [InlineData("{file: a.csv, «sequence»: account_id}")]
    [InlineData("{file: a.csv, «operation»: {column: account_id, delete: [D]}}")]
    public void DeltaSettingsOfAFullFileAreReported(string source) => Expect.Finding("BKC2012", Given.Source(source), "with 'delivery: full'");

    [Theory]
    [InlineData("{file: accounts_*.csv, delivery: delta, key: account_id, «parts»: true}", "one after the other by name")]
    [InlineData("{file: a.csv, «parts»: true}", "with the one file 'a.csv'")]
    public void PartsOfNoSeveralFullFilesAreReported(string source, string message) => Expect.Finding("BKC2012", Given.Source(source), message);

    [Theory]
    [InlineData("{file: accounts_*.csv, parts: true}", true)]
    [InlineData("{file: \"day_?/accounts.csv\", delivery: full, parts: true}", true)]
    [InlineData("{file: accounts_*.csv, parts: false}", false)]
    [InlineData("{file: accounts_*.csv}", false)]
    [InlineData("{file: a.csv, parts: false}", false)]
    public void PartsOfOneDeliveryAreFoundByAGlob(string source, bool areParts) =>
        Assert.Equal(areParts, Expect.Silence(Given.Source(source)).Contracts[0].Contract.Source!.FilesAreParts);

    [Theory]
    [InlineData("{file: a.csv, key: [account_id, «loaded_at»]}")]
    [InlineData("{file: a.csv, delivery: delta, key: account_id, sequence: «loaded_at»}")]
    [InlineData("{file: a.csv, columns: {«loaded_at»: Stamp}}")]
    public void TheLoadTimeIsInNoFile(string source) => Expect.Finding("BKC2012", Given.Source(source), "no file contains the time of arrival");

    [Fact]
    public void HeaderNamesWithoutAHeaderAreReported() =>
        Expect.Finding("BKC2012", Given.Source("{file: a.csv, header: false, «columns»: {account_id: AccountID}}"), "with 'header: false'");

    [Theory]
    [InlineData("{file: «/etc/a.csv»}", "below the input directory")]
    [InlineData("{file: «../a.csv»}", "below the input directory")]
    [InlineData("{file: a.csv, delimiter: «;;»}", "one character")]
    [InlineData("{file: a.csv, delimiter: «\\t»}", "in double quotes")]
    [InlineData("{file: a.csv, delimiter: «\"\"»}", "one character")]
    [InlineData("{file: a.csv, quote: «\"ab\"»}", "one character")]
    [InlineData("{file: a.csv, delimiter: \"'\", quote: «\"'\"»}", "also the delimiter")]
    [InlineData("{file: a.csv, max_delete_ratio: «1.5»}", "from 0 to 1")]
    [InlineData("{file: a.csv, max_quarantine_ratio: «-0.1»}", "from 0 to 1")]
    [InlineData("{file: a.csv, delivery: delta, «key»: []}", "the list is empty")]
    public void AValueOutOfRangeIsReported(string source, string message) => Expect.Finding("BKC2019", Given.Source(source), message);

    [Theory]
    [InlineData("{column: account_id, delete: [D], upsert: [I, «d»]}", "under 'delete' and under 'upsert'")]
    [InlineData("{column: account_id, delete: [D], upsert: [I], ignore: [«\" I\"»]}", "under 'upsert' and under 'ignore'")]
    [InlineData("{column: account_id, delete: [0], ignore: [«0»]}", "under 'delete' and under 'ignore'")]
    public void AnOperationCodeWithTwoMeaningsIsReported(string operation, string message) =>
        Expect.Finding("BKC2027", Given.Source($"{{file: a.csv, delivery: delta, key: account_id, operation: {operation}}}"), message);

    [Theory]
    [InlineData("{column: account_id, delete: [D, d, X]}")]
    [InlineData("{column: account_id, delete: [D], upsert: [I, U], ignore: [S, \"\"]}")]
    public void OperationCodesOfOneMeaningAreFine(string operation) =>
        Expect.Silence(Given.Source($"{{file: a.csv, delivery: delta, key: account_id, operation: {operation}}}"));

    [Fact]
    public void EverySettingIsRead()
    {
        var source = Expect.Silence(Given.Source(
            "{file: accounts_*.csv, delimiter: \"\\t\", quote: \"\", header: true, encoding: latin-1, null_values: [NULL_TEXT, \"-\", 0], columns: {account_id: Konto-Nr}, delivery: delta, key: account_id, operation: {column: op, delete: [D, 9], upsert: [I], ignore: [S, T]}, sequence: seq, max_delete_ratio: 0, max_quarantine_ratio: 1}",
            Column + "- {name: op, data_type: varchar}\n- {name: seq, data_type: varchar}\n" + Given.LoadTime)).Contracts[0].Contract.Source!;
        Assert.Equal(("accounts_*.csv", "\t", "", true, "latin-1"), (source.File, source.Delimiter, source.Quote, source.HasHeader, source.Encoding));
        Assert.Equal(["NULL_TEXT", "-", "0"], source.NullValues);
        Assert.Equal("Konto-Nr", source.HeaderOf("account_id"));
        Assert.Equal(BankingContracts.ContractModel.Model.Delivery.Delta, source.Delivery);
        Assert.Equal(["account_id"], source.Key);
        Assert.Equal(["D", "9"], source.Operation!.DeleteValues);
        Assert.Equal(["I"], source.Operation.UpsertValues);
        Assert.Equal(["S", "T"], source.Operation.IgnoreValues);
        Assert.Equal(("op", "seq", 0m, 1m), (source.Operation.Column, source.SequenceColumn, source.MaxDeleteRatio, source.MaxQuarantineRatio));
    }

    [Fact]
    public void TheDefaultsAreThoseOfTheReference()
    {
        var source = Expect.Silence(Given.Source()).Contracts[0].Contract.Source!;
        Assert.Equal((",", "\"", true, "utf-8", 0.5m, 0.5m), (source.Delimiter, source.Quote, source.HasHeader, source.Encoding, source.MaxDeleteRatio, source.MaxQuarantineRatio));
        Assert.Empty(source.NullValues);
        Assert.Empty(source.Key);
        Assert.Null(source.Operation);
    }
}
