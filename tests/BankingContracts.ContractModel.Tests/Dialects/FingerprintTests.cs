using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Tests.Dialects;

public sealed class FingerprintTests
{
    private static readonly ResolvedModel Query = Some.Model(
        "account_summary", Layer.Marts, ModelKind.Query, Some.Column("account_id", Some.Varchar, true), Some.Column("rate_pct", Some.Decimal(5, 3))) with
    {
        Key = new(["account_id"]),
        Sql = "select 1 as account_id\n-- why",
    };

    private static readonly ResolvedModel Source = Query with { Kind = ModelKind.Source, Source = Some.Source() };

    private static readonly SnapshotContract History =
        new("stg_account", SnapshotStrategy.Check, null, new(["a", "b"]), HardDeletes.Invalidate, OnQuarantine.Close);

    private static readonly ResolvedModel Snapshot = Query with { Kind = ModelKind.Snapshot, Snapshot = History };

    public static TheoryData<string, ResolvedModel, ResolvedModel> ChangesOfRows => new()
    {
        { "sql", Query, Query with { Sql = "select 2 as account_id" } },
        { "letter case of a text", Query with { Sql = "select 'a' as account_id" }, Query with { Sql = "select 'A' as account_id" } },
        { "blanks in a text", Query with { Sql = "select 'a  b' as account_id" }, Query with { Sql = "select 'a b' as account_id" } },
        { "type", Query, Query with { Columns = new([Query.Columns[0], Some.Column("rate_pct", Some.Decimal(6, 3))]) } },
        { "nullability", Query, Query with { Columns = new([Query.Columns[0], Some.Column("rate_pct", Some.Decimal(5, 3), true)]) } },
        { "name", Query, Query with { Columns = new([Query.Columns[0], Some.Column("interest_pct", Some.Decimal(5, 3))]) } },
        { "order", Query, Query with { Columns = new([Query.Columns[1], Query.Columns[0]]) } },
        { "generated", Query, Query with { Columns = new([Query.Columns[0], Query.Columns[1] with { Generated = GeneratedColumn.ChangedAt }]) } },
        { "key", Query, Query with { Key = new(["account_id", "rate_pct"]) } },
        { "materialized", Query, Query with { Materialized = Materialization.View } },
        { "layer", Query, Query with { Layer = Layer.Intermediate } },
        { "delimiter", Source, Source with { Source = Some.Source() with { Delimiter = "\t" } } },
        { "header", Source, Source with { Source = Some.Source() with { HasHeader = false } } },
        { "header name", Source, Source with { Source = Some.Source() with { HeaderNames = new([new("account_id", "AccountID")]) } } },
        { "null texts", Source, Source with { Source = Some.Source() with { NullValues = new(["-"]) } } },
        { "parts", Source, Source with { Source = Some.Source() with { FilesAreParts = true } } },
        { "operation", Source, Source with { Source = Some.Source() with { Operation = new("op", new(["D"])) } } },
        { "strategy", Snapshot, Snapshot with { Snapshot = History with { Strategy = SnapshotStrategy.Timestamp, UpdatedAt = "loaded_at" } } },
        { "checked", Snapshot, Snapshot with { Snapshot = History with { CheckColumns = new(["a"]) } } },
        { "joined names", Snapshot, Snapshot with { Snapshot = History with { CheckColumns = new(["ab"]) } } },
        { "deletes", Snapshot, Snapshot with { Snapshot = History with { HardDeletes = HardDeletes.Ignore } } },
        { "quarantined", Snapshot, Snapshot with { Snapshot = History with { OnQuarantine = OnQuarantine.Keep } } },
    };

    public static TheoryData<string, ResolvedModel, ResolvedModel> ChangesOfWords => new()
    {
        { "description", Query, Query with { Description = "Other words." } },
        { "column description", Query, Query with { Columns = new([Query.Columns[0] with { Description = "Other words." }, Query.Columns[1]]) } },
        { "tests", Query, Query with { Tests = new([Some.Audit(TestType.NotNull, "account_id")]) } },
        { "tags", Query, Query with { Tags = new(["daily"]) } },
        { "exports", Query, Query with { Exports = new([ExportFormat.Csv]) } },
        { "uniqueness", Query, Query with { Uniqueness = Uniqueness.Constraint } },
        { "comment", Query, Query with { Sql = "select 1 as account_id\n-- why not" } },
        { "layout", Query, Query with { Sql = "select\n    1  as account_id -- why" } },
        { "line ends", Query, Query with { Sql = "select 1 as account_id\r\n-- why" } },
        { "guards", Source, Source with { Source = Some.Source() with { MaxDeleteRatio = 1m, MaxQuarantineRatio = 0m } } },
    };

    [Theory]
    [MemberData(nameof(ChangesOfRows), DisableDiscoveryEnumeration = true)]
    public void WhatDecidesRowsChangesTheFingerprint(string what, ResolvedModel before, ResolvedModel after) =>
        Assert.True(Fingerprints.Model(before) != Fingerprints.Model(after), what);

    [Theory]
    [MemberData(nameof(ChangesOfWords), DisableDiscoveryEnumeration = true)]
    public void WhatDecidesNoRowDoesNot(string what, ResolvedModel before, ResolvedModel after) =>
        Assert.True(Fingerprints.Model(before) == Fingerprints.Model(after), what);

    /// <summary>Edits of a staging contract, each of which changes the SQL that cleans.</summary>
    public static TheoryData<string, ResolvedModel> ChangesOfCleaning => new()
    {
        { "from", Cleaned(c => c with { From = "account_type" }) },
        { "trim", Cleaned(c => c with { Trim = false }) },
        { "null values", Cleaned(c => c with { NullValues = new(["-"]) }) },
        { "case", Cleaned(c => c with { Case = LetterCase.Upper }) },
        { "default", Cleaned(c => c with { Default = "0" }) },
        { "type", Column(c => c with { Type = Some.Varchar }) },
        { "precision", Column(c => c with { Type = Some.Decimal(18, 3) }) },
        { "nullability", Column(c => c with { Constraints = default }) },
        { "rule", Column(c => c with { Quarantine = default }) },
        { "another rule", Column(c => c with { Quarantine = new([Some.Rule(QuarantineCondition.NotPositive)]) }) },
        { "words of a rule", Column(c => c with { Quarantine = new([Some.Rule(QuarantineCondition.Negative, "overdrawn")]) }) },
        { "lower bound", Column(c => c with { Quarantine = new([Some.Rule(QuarantineCondition.Range, min: "1")]) }) },
        { "upper bound", Column(c => c with { Quarantine = new([Some.Rule(QuarantineCondition.Range, max: "1")]) }) },
        { "accepted values", Column(c => c with { Tests = new([Some.Test(TestType.AcceptedValues, ("values", ["1"]))]) }) },
        { "a key elsewhere", Column(c => c with { Type = Some.Varchar, Tests = new([Some.Test(TestType.Relationships, ("to", ["x"]), ("field", ["y"]))]) }) },
        { "time format", Column(c => c with { Type = Some.Timestamp, Clean = c.Clean! with { Format = "dd.MM.yyyy" } }) },
        { "flag words", Column(c => c with { Type = Some.Boolean, Clean = c.Clean! with { TrueValues = new(["ja"]) } }) },
        { "other flag words", Column(c => c with { Type = Some.Boolean, Clean = c.Clean! with { FalseValues = new(["nein"]) } }) },
        { "business time", Column(c => c with { Type = Some.Timestamp, Quarantine = new([Some.Rule(QuarantineCondition.Future)]) }) with { BusinessTimes = new(["balance_amount"]) } },
        { "key", Accounts.Staging with { Key = new(["customer_id", "account_type"]) } },
        { "name of a column", Column(c => c with { Name = "worth_amount" }) },
        { "header", Received(s => s with { HasHeader = false }) },
        { "header name", Received(s => s with { HeaderNames = new([new("account_id", "AccountID")]) }) },
        { "operation", Received(s => s with { Operation = new("customer_id", new(["D"])) }) },
        { "upserts", Received(s => s with { Operation = new("customer_id", new(["D"])) { UpsertValues = new(["U"]) } }) },
        { "ignored", Received(s => s with { Operation = new("customer_id", new(["D"])) { IgnoreValues = new(["X"]) } }) },
        { "source key", Column(c => c with { Type = Some.Varchar }) with { InputSource = Some.Source() with { Key = new(["balance"]) } } },
    };

    /// <summary>The law: whatever changes the SQL that cleans changes the fingerprints of the staging model and its quarantine.</summary>
    [Theory]
    [MemberData(nameof(ChangesOfCleaning), DisableDiscoveryEnumeration = true)]
    public void WhatDecidesCleaningChangesTheFingerprints(string what, ResolvedModel edited)
    {
        var before = Accounts.Staging with { InputSource = Some.Source() };
        var after = edited with { InputSource = edited.InputSource ?? Some.Source() };
        Assert.True(Sql(before) != Sql(after), $"{what} does not change the SQL");
        Assert.True(Fingerprints.Model(before) != Fingerprints.Model(after), what);
        Assert.True(Fingerprints.Model(Query, before) != Fingerprints.Model(Query, after), what);

        static string Sql(ResolvedModel staging) => Classify.Select(staging, staging.InputSource!, Dialect.DuckDb);
    }

    [Fact]
    public void TheDelimiterOfAFileDoesNotDecideHowItsFieldsAreCleaned() => Assert.Equal(
        Fingerprints.Model(Accounts.Staging with { InputSource = Some.Source() }),
        Fingerprints.Model(Accounts.Staging with { InputSource = Some.Source() with { Delimiter = ";" } }));

    [Fact]
    public void AFingerprintIsSha256() => Assert.Matches("^[0-9a-f]{64}$", Fingerprints.Model(Query));

    /// <summary>A change here makes every existing database recompute everything: only ever on purpose.</summary>
    [Fact]
    public void AFingerprintStaysTheSameOverTime() =>
        Assert.Equal("2e47879ed62336cd26d2340f7837e5650e813019324feb37cd3f9aea3e32d89d", Fingerprints.Model(Query));

    /// <summary>Databases of state version 1 hold these; see StateVersion.</summary>
    [Fact]
    public void AFormerFingerprintStaysTheSameForEver()
    {
        Assert.Equal("27a29e1e42e76f48796085e6cf008a5ba733ff200d7e07b15be87308ac0cfb80", FormerFingerprints.Model(Query));
        Assert.Equal("cf96a6e1f80b2496646ef73e506acafa342c78e412b1ae06e9f5e03d47bbb63c", FormerFingerprints.Audit(Some.Audit(TestType.NotNull, "account_id"), "select 1"));
    }

    public static TheoryData<string, ResolvedTest> ChangesOfAudits => new()
    {
        { "type", Range with { Test = Range.Test with { Type = TestType.ValidDateRange } } },
        { "column", Range with { Column = "account_id" } },
        { "model", Range with { Model = "other" } },
        { "argument", Some.Audit(TestType.AcceptedRange, "rate_pct", ("min_value", ["0"]), ("max_value", ["2"])) },
        { "fewer arguments", Some.Audit(TestType.AcceptedRange, "rate_pct", ("max_value", ["1"])) },
        { "values joined", Some.Audit(TestType.AcceptedRange, "rate_pct", ("min_value", ["0"]), ("max_value", ["1", ""])) },
        { "severity", With(TestSettings.Default with { Severity = TestSeverity.Warn }) },
        { "error_if", With(TestSettings.Default with { ErrorIf = new(">", 10) }) },
        { "warn_if", With(TestSettings.Default with { WarnIf = new(">", 10) }) },
        { "where", With(TestSettings.Default with { Where = "rate_pct > 0" }) },
    };

    [Theory]
    [MemberData(nameof(ChangesOfAudits), DisableDiscoveryEnumeration = true)]
    public void WhatDecidesAnAuditsResultChangesItsFingerprint(string what, ResolvedTest edited) =>
        Assert.True(Fingerprints.Audit(Query, Range) != Fingerprints.Audit(Query, edited), what);

    [Fact]
    public void AnAuditOfAColumnOfAnotherTypeIsAnother() =>
        Assert.NotEqual(Fingerprints.Audit(Query, Range), Fingerprints.Audit(Query with { Columns = new([Some.Column("rate_pct", Some.Decimal(6, 3))]) }, Range));

    [Fact]
    public void WordsAndTheOrderOfArgumentsDecideNoAudit()
    {
        var before = Fingerprints.Audit(Query, Range);
        Assert.Equal(before, Fingerprints.Audit(Query, Range with { Test = Range.Test with { Description = "Words.", Name = "name" } }));
        Assert.Equal(before, Fingerprints.Audit(Query, Some.Audit(TestType.AcceptedRange, "rate_pct", ("max_value", ["1"]), ("min_value", ["0"]))));
    }

    [Fact]
    public void ASingularTestsResultDependsOnItsSql()
    {
        var test = new ResolvedSingularTest(new("the_test", "", TestSettings.Default), "select 1", default);
        Assert.NotEqual(Fingerprints.Audit(test), Fingerprints.Audit(test with { Sql = "select 2" }));
        Assert.Equal(Fingerprints.Audit(test), Fingerprints.Audit(test with { Test = test.Test with { Description = "Words." } }));
    }

    private static ResolvedTest Range => Some.Audit(TestType.AcceptedRange, "rate_pct", ("min_value", ["0"]), ("max_value", ["1"]));

    private static ResolvedTest With(TestSettings settings) => Range with { Test = Range.Test with { Settings = settings } };

    private static ResolvedModel Cleaned(Func<CleaningContract, CleaningContract> edit) => Column(c => c with { Clean = edit(c.Clean!) });

    private static ResolvedModel Column(Func<ColumnContract, ColumnContract> edit) => Accounts.Staging with
    {
        Columns = new([.. Accounts.Staging.Columns.Select(c => c.Name == "balance_amount" ? edit(c) : c)]),
    };

    private static ResolvedModel Received(Func<SourceContract, SourceContract> edit) => Accounts.Staging with { InputSource = edit(Some.Source()) };
}
