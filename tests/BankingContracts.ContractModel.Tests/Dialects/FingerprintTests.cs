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
        { "comment", Query, Query with { Sql = "select 1 as account_id\n-- why not" } },
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
        { "tests", Query, Query with { Tests = new([Some.Audit("not_null", "account_id")]) } },
        { "tags", Query, Query with { Tags = new(["daily"]) } },
        { "exports", Query, Query with { Exports = new([ExportFormat.Csv]) } },
        { "uniqueness", Query, Query with { Uniqueness = Uniqueness.Constraint } },
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

    [Fact]
    public void CleaningDecidesRows() => Assert.NotEqual(
        Fingerprints.Model(Accounts.Staging, Classify.Select(Accounts.Staging, Some.Source(), Dialect.DuckDb)),
        Fingerprints.Model(Accounts.Staging, "select 1"));

    [Fact]
    public void AFingerprintIsSha256() => Assert.Matches("^[0-9a-f]{64}$", Fingerprints.Model(Query));

    /// <summary>A change here makes every existing database recompute everything: only ever on purpose.</summary>
    [Fact]
    public void AFingerprintStaysTheSameOverTime() =>
        Assert.Equal("27a29e1e42e76f48796085e6cf008a5ba733ff200d7e07b15be87308ac0cfb80", Fingerprints.Model(Query));

    [Fact]
    public void AnAuditsResultDependsOnItsSqlAndItsSettings()
    {
        var test = Some.Audit("not_null", "account_id");
        var warning = test with { Test = test.Test with { Settings = TestSettings.Default with { Severity = TestSeverity.Warn } } };
        var tolerant = test with { Test = test.Test with { Settings = TestSettings.Default with { ErrorIf = new(">", 10) } } };
        string[] all = [Fingerprints.Audit(test, "a"), Fingerprints.Audit(test, "b"), Fingerprints.Audit(warning, "a"), Fingerprints.Audit(tolerant, "a")];
        Assert.Equal(4, all.Distinct().Count());
        Assert.Equal(all[0], Fingerprints.Audit(test with { Test = test.Test with { Description = "Words.", Name = "name" } }, "a"));
    }

    [Fact]
    public void ASingularTestsResultDependsOnItsSql()
    {
        var test = new ResolvedSingularTest(new("the_test", "", TestSettings.Default), "select 1", default);
        Assert.NotEqual(Fingerprints.Audit(test), Fingerprints.Audit(test with { Sql = "select 2" }));
        Assert.Equal(Fingerprints.Audit(test), Fingerprints.Audit(test with { Test = test.Test with { Description = "Words." } }));
    }
}
