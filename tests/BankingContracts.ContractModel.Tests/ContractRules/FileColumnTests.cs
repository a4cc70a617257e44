using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.ContractRules;

/// <summary>What files call a column, whether they may lack it, and what rows from before it hold.</summary>
public sealed class FileColumnTests
{
    private const string LoadTime = "- {name: loaded_at, data_type: timestamp, constraints: [{type: not_null}], generated: loaded_at}";

    [Theory]
    [InlineData("{file: accounts.csv}", "- {name: account_id, data_type: varchar, names: [AccountID, AccNo]}\n- {name: currency, data_type: varchar, names: CCY, optional: true}")]
    [InlineData("{file: accounts.csv, columns: {account_id: AccountID}}", "- {name: account_id, data_type: varchar}\n- {name: currency, data_type: varchar, names: [currency, CCY]}")]
    public void FilesMayCallAColumnOtherwiseOrLackIt(string source, string columns) => Expect.Silence(Given.Source(source, columns + "\n" + LoadTime));

    [Theory]
    [InlineData("BKC2012", "{file: accounts.csv, columns: {«currency»: CCY}}", "- {name: account_id, data_type: varchar}\n- {name: currency, data_type: varchar, names: [Currency]}", "the column lists its 'names'")]
    [InlineData("BKC2012", "{file: accounts.csv, header: false}", "- {name: account_id, data_type: varchar, «names»: [AccountID]}", "with 'header: false'")]
    [InlineData("BKC2012", "{file: accounts.csv, header: false}", "- {name: account_id, data_type: varchar}\n- {name: currency, data_type: varchar, «optional»: true}", "with 'header: false'")]
    [InlineData("BKC2012", "{file: accounts.csv, delivery: delta, key: account_id}", "- {name: account_id, data_type: varchar, «optional»: true}\n- {name: currency, data_type: varchar}", "'key' names it")]
    [InlineData("BKC2012", "{file: accounts.csv, delivery: delta, key: account_id, sequence: currency}", "- {name: account_id, data_type: varchar}\n- {name: currency, data_type: varchar, «optional»: true}", "'sequence' names it")]
    [InlineData("BKC2012", "{file: accounts.csv}", "- {name: account_id, data_type: varchar, «optional»: true}", "on every column")]
    [InlineData("BKC2002", "{file: accounts.csv}", "- {name: account_id, data_type: varchar}\n- {name: currency, data_type: varchar, names: [CCY, «account_id»]}", "of 'account_id' and of 'currency'")]
    [InlineData("BKC2002", "{file: accounts.csv}", "- {name: account_id, data_type: varchar}\n- {name: currency, data_type: varchar, names: [CCY, «CCY»]}", "of 'currency' and of 'currency'")]
    public void NamesThatNoFileCanHaveAreReported(string rule, string source, string columns, string reason) =>
        Expect.Finding(rule, Given.Source(source, columns + "\n" + LoadTime), reason);

    [Fact]
    public void OptionalIsForSources() =>
        Expect.Finding("BKC2012", Given.Staging("- {name: currency_code, data_type: varchar, «optional»: true, clean: {from: currency}}"), "in the layer staging");

    [Theory]
    [InlineData("- {name: currency_code, data_type: varchar, constraints: [{type: not_null}], before_added: null, clean: {from: currency}}")]
    [InlineData("- {name: currency_code, data_type: varchar, constraints: [{type: not_null}], clean: {from: currency, default: EUR}}")]
    public void RowsFromBeforeMayHoldNullOrTheDefault(string column) => Expect.Silence(Given.Staging(column));

    [Theory]
    [InlineData("BKC2012", "- {name: currency_code, data_type: varchar, «before_added»: null, clean: {from: currency}}", "the column may be NULL in every row")]
    [InlineData("BKC2012", "- {name: currency_code, data_type: varchar, constraints: [{type: not_null}], «before_added»: null, clean: {from: currency, default: EUR}}", "has a 'default'")]
    [InlineData("BKC2012", "- {name: currency_code, data_type: varchar, constraints: [{type: primary_key}], «before_added»: null, clean: {from: currency}}", "a key needs a value")]
    [InlineData("BKC1004", "- {name: currency_code, data_type: varchar, constraints: [{type: not_null}], before_added: «EUR», clean: {from: currency}}", "null")]
    public void WhatRowsFromBeforeCannotHoldIsReported(string rule, string column, string reason) => Expect.Finding(rule, Given.Staging(column), reason);

    [Fact]
    public void AKeyNeedsAValueInRowsFromBefore() => Expect.Finding(
        "BKC2009",
        Given.Staging("- {name: «currency_code», data_type: varchar, constraints: [{type: not_null}], before_added: null, clean: {from: currency}}", "{from: src_account, unique_key: currency_code}"),
        "The key column 'currency_code' may be NULL");
}
