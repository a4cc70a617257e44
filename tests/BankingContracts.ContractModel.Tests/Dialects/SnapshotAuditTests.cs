using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using CsCheck;

namespace BankingContracts.ContractModel.Tests.Dialects;

public sealed class SnapshotAuditTests
{
    private static readonly ResolvedModel Snapshot = Some.Model(
        "snap_thing",
        Layer.Snapshots,
        ModelKind.Snapshot,
        Some.Column("thing_id", Some.Integer),
        Some.Column("part_id", Some.Integer),
        Some.Column("dbt_valid_from", Some.Timestamp),
        Some.Column("dbt_valid_to", Some.Timestamp)) with
    {
        Key = new(["thing_id", "part_id"]),
    };

    private static readonly string Sql = AuditSql.FailingRows(Snapshot, Some.Audit(TestType.Scd2NoOverlap, null), Dialect.DuckDb);

    [Theory]
    [InlineData("one after the other", 0, "(1, 1, 1, 3), (1, 1, 3, 5), (1, 1, 6, null)")]
    [InlineData("one key beside another", 0, "(1, 1, 1, null), (1, 2, 1, null), (2, 1, 1, null), (null, 1, 1, null), (1, null, 1, null)")]
    [InlineData("overlap", 1, "(1, 1, 1, 4), (1, 1, 3, 5)")]
    [InlineData("one inside the other", 1, "(1, 1, 1, 9), (1, 1, 3, 5)")]
    [InlineData("the same start", 1, "(1, 1, 1, 2), (1, 1, 1, 3)")]
    [InlineData("two open", 1, "(1, 1, 1, null), (1, 1, 3, null)")]
    [InlineData("two open at once", 1, "(1, 1, 1, null), (1, 1, 1, null)")]
    [InlineData("open before closed", 1, "(1, 1, 1, null), (1, 1, 3, 4)")]
    [InlineData("two open with NULL in the key", 1, "(1, null, 1, null), (1, null, 3, null)")]
    [InlineData("empty version", 1, "(1, 1, 2, 2)")]
    [InlineData("ends before it begins", 1, "(1, 1, 3, 2)")]
    public void VersionsOfAKeyFollowOneAnother(string what, int failing, string versions)
    {
        using var database = Filled(versions);
        Assert.True(failing == database.Rows(Sql).Count, what);
    }

    [Fact]
    public void TheFilterChoosesTheVersions()
    {
        using var database = Filled("(1, 1, 1, 4), (1, 1, 3, 5)");
        var test = Some.Audit(TestType.Scd2NoOverlap, null);
        var filtered = test with { Test = test.Test with { Settings = TestSettings.Default with { Where = "dbt_valid_to < timestamp '2026-01-05'" } } };
        Assert.Empty(database.Rows(AuditSql.FailingRows(Snapshot, filtered, Dialect.DuckDb)));
    }

    [Fact]
    public void ItFailsExactlyWhenTwoVersionsShareAnInstant() =>
        Gen.Select(Gen.Int[1, 9], Gen.Int[0, 10]).Array[1, 5].Sample(
            versions =>
            {
                var rows = versions.Select(v => (From: v.Item1, To: v.Item2 == 0 ? int.MaxValue : v.Item2)).ToArray();
                var overlaps = rows.Any(r => r.From >= r.To)
                    || rows.Where((r, i) => rows.Where((s, j) => i != j && r.From < s.To && s.From < r.To).Any()).Any();
                using var database = Filled(string.Join(", ", rows.Select(r => $"(1, 1, {r.From}, {(r.To == int.MaxValue ? "null" : r.To)})")));
                return overlaps == (database.Rows(Sql).Count > 0);
            },
            iter: 100,
            threads: 1);

    // Days of January stand for the instants.
    private static Database Filled(string versions) => new(
        "create table snap_thing as select thing_id::integer as thing_id, part_id::integer as part_id, "
        + "timestamp '2026-01-01' + to_days(opened - 1) as dbt_valid_from, timestamp '2026-01-01' + to_days(closed - 1) as dbt_valid_to "
        + $"from (values {versions}) v(thing_id, part_id, opened, closed)");
}
