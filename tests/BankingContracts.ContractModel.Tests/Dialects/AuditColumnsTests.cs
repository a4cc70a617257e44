using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Tests.Dialects;

public sealed class AuditColumnsTests
{
    private static readonly ResolvedModel Thing = Model("the_model", "id", "part_id", "amount", "note");
    private static readonly ResolvedModel Other = Model("other", "id", "rate");

    [Theory]
    [InlineData("select id from the_model group by id having count(*) > 1", "the_model: id")]
    [InlineData("select count(\n /* all */ *) as row_count, max(ID) from the_model", "the_model: id")]
    [InlineData("select t.\"amount\" from the_model as t -- where note = 'x'", "the_model: amount")]
    [InlineData("select id from the_model where id <> 'the note'", "the_model: id")]
    [InlineData("select 1 as x from the_model", "the_model: ")]
    public void AColumnThatIsNotNamedIsNotNeeded(string sql, string needed) => Assert.Equal(needed, Text(AuditColumns.Of(sql, [Thing])));

    [Fact]
    public void AColumnIsNeededOfEveryModelThatHasIt() =>
        Assert.Equal("the_model: id,part_id; other: id", Text(AuditColumns.Of("select t.id from the_model t join other o on t.part_id = o.id", [Thing, Other])));

    [Theory]
    [InlineData("select * from the_model")]
    [InlineData("select t.* from the_model as t")]
    [InlineData("select amount * 2 from the_model")]
    [InlineData("select t.id from the_model as t natural join the_model as u")]
    [InlineData("select columns('id') from the_model")]
    [InlineData("select id from (table the_model)")]
    [InlineData("select #1 from the_model")]
    [InlineData("from the_model")]
    [InlineData("select count(*) from (from the_model)")]
    [InlineData("select x from the_model as t (x, y)")]
    [InlineData("select x from the_model t(x, y)")]
    [InlineData("select x from \"the_model\" \"t\" (x, y)")]
    [InlineData("select id from the_model where note = 'never closed")]
    public void AColumnThatMayBeReadWithoutItsNameIsNeeded(string sql) => Assert.Equal("", Text(AuditColumns.Of(sql, [Thing])));

    [Fact]
    public void ANewNameForTheColumnsOfOneModelLeavesTheOthers() =>
        Assert.Equal("other: id", Text(AuditColumns.Of("select x from the_model as t (x, y) join other as o on o.id = t.x", [Thing, Other])));

    [Fact]
    public void AModelWhoseColumnsAreAllNamedHasNoEntry() => Assert.Equal("", Text(AuditColumns.Of("select id, rate from other", [Other])));

    [Fact]
    public void ATestOfAContractNeedsItsColumnsAndThoseOfItsFilter() =>
        Assert.Equal("the_model: id,note", Of(Filtered("note <> 'amount'", Some.Audit(TestType.Unique, "id"))));

    [Fact]
    public void ATestOfVersionsNeedsTheKeyAndTheTimes() => Assert.Equal(
        "the_model: id,dbt_valid_from,dbt_valid_to",
        Of(Some.Audit(TestType.Scd2NoOverlap, null), Model("the_model", "id", "note", "dbt_valid_from", "dbt_valid_to") with { Key = new(["id"]) }));

    [Fact]
    public void ARelationshipNeedsOnlyTheFieldOfTheOtherModel() =>
        Assert.Equal("the_model: id,part_id; other: id", Of(Some.Audit(TestType.Relationships, "part_id", ("to", ["other"]), ("field", ["id"]))));

    [Fact]
    public void ARelationshipOfAModelToItselfNeedsBothColumns() =>
        Assert.Equal("the_model: id,part_id", Of(Some.Audit(TestType.Relationships, "part_id", ("to", ["the_model"]), ("field", ["id"]))));

    private static string Of(ResolvedTest test, ResolvedModel? model = null) =>
        Text(AuditColumns.Of(model ?? Thing, test, AuditSql.FailingRows(model ?? Thing, test, Dialect.DuckDb)));

    private static ResolvedTest Filtered(string condition, ResolvedTest test) =>
        test with { Test = test.Test with { Settings = TestSettings.Default with { Where = condition } } };

    private static ResolvedModel Model(string name, params string[] columns) =>
        Some.Model(name, Layer.Marts, ModelKind.Query, [.. columns.Select(static c => Some.Column(c, Some.Varchar))]);

    private static string Text(EquatableArray<ReadColumns> read) => string.Join("; ", read.Select(static r => $"{r.Model}: {string.Join(",", r.Columns)}"));
}
