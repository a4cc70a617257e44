using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Tests.Fixtures;
using BankingContracts.Runtime.Outcomes;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Tests.Queries;

public sealed class QueryStepTests : IDisposable
{
    private static readonly SnapshotBody Snapshot = new("stg_item", SnapshotStrategy.Check, null, ["item_name", "item_amount"], HardDeletes.Invalidate, false, false);

    private readonly ItemWarehouse _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public async Task OnlyChangedRowsAreWrittenAndStamped()
    {
        var pipeline = ItemPipeline.With(Snapshot, Mart("select item_id, item_amount * 2 as double_amount from snap_item where dbt_valid_to is null -- current"));
        await _warehouse.LoadAsync(pipeline, 1, [("1", "a", "1.00", 1), ("2", "b", "2.00", 1), ("3", "c", "3.00", 1)]);
        var outcomes = await _warehouse.LoadAsync(pipeline, 2, [("1", "a", "1.00", 1), ("2", "b", "2.50", 2), ("4", "d", "4.00", 2)]);
        Assert.Equal(new ModelChange(3, 1, 1, 1), outcomes.Built["item_double"]);
        Assert.Equal(["1 | 2.00 | 1", "2 | 5.00 | 2", "4 | 8.00 | 2"], await _warehouse.QueryAsync(pipeline, "select * from item_double order by 1"));
    }

    [Fact]
    public async Task AKeylessModelIsComparedAsAMultiset()
    {
        var pipeline = ItemPipeline.With(Snapshot, Mart("select 1 as item_id, item_amount as double_amount from snap_item where dbt_valid_to is null", key: []));
        await _warehouse.LoadAsync(pipeline, 1, [("1", "a", "1.00", 1), ("2", "b", "1.00", 1), ("3", "c", "3.00", 1)]);
        var outcomes = await _warehouse.LoadAsync(pipeline, 2, [("1", "a", "1.00", 1), ("4", "b", "2.00", 1), ("3", "c", "3.00", 1)]);
        Assert.Equal(new ModelChange(3, 1, 0, 1), outcomes.Built["item_double"]);
        Assert.Equal(["1 | 1.00 | 1", "1 | 2.00 | 2", "1 | 3.00 | 1"], await _warehouse.QueryAsync(pipeline, "select * from item_double order by 2"));
    }

    /// <summary>A first load writes rows straight into their table, a later run looks at them before: both say how many are wrong.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public async Task NullsAndRepeatedKeysAreRefusedWithTheirNumber(int day, bool hasKeyConstraint)
    {
        var pipeline = ItemPipeline.With(
            Snapshot,
            Mart("select 1 as item_id, nullif(item_amount, 2.00) as double_amount from snap_item where dbt_valid_to is null", hasKeyConstraint: hasKeyConstraint));
        if (day > 1)
            await _warehouse.LoadAsync(pipeline, 1, []);

        var broken = await Assert.ThrowsAsync<ContractBrokenException>(() => _warehouse.LoadAsync(pipeline, day, [("1", "a", "1.00", 1), ("2", "b", "2.00", 1)]));

        Assert.Equal([(AuditType.NotNull, "double_amount", 1L), (AuditType.Unique, "item_id", 1L)], broken.Broken.Select(static b => (b.Type, b.Column!, b.FailingRows)));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public async Task RepeatedKeysAreRefused(int day, bool hasKeyConstraint)
    {
        var pipeline = ItemPipeline.With(
            Snapshot,
            Mart("select item_id % 2 as item_id, item_amount as double_amount from snap_item where dbt_valid_to is null", hasKeyConstraint: hasKeyConstraint));
        if (day > 1)
            await _warehouse.LoadAsync(pipeline, 1, []);

        var broken = await Assert.ThrowsAsync<ContractBrokenException>(
            () => _warehouse.LoadAsync(pipeline, day, [.. Enumerable.Range(1, 5).Select(i => ((string?)$"{i}", (string?)"a", (string?)"1.00", 1))]));

        Assert.Equal([(AuditType.Unique, "item_id", 2L)], broken.Broken.Select(static b => (b.Type, b.Column!, b.FailingRows)));
    }

    [Fact]
    public async Task ATableFilledByAFirstLoadHasTheConstraintsOfItsDdl()
    {
        var model = Mart("select item_id, item_amount as double_amount from snap_item", hasKeyConstraint: true);
        var pipeline = ItemPipeline.With(Snapshot, model);
        const string Constraints = "select constraint_text from duckdb_constraints() where schema_name = 'marts' order by all";
        await _warehouse.LoadAsync(pipeline, 1, [("1", "a", "1.00", 1)]);
        var filled = await _warehouse.QueryAsync(pipeline, Constraints);

        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"create schema marts; {model.CreateTable.DuckDb}; {Constraints}";
        using var reader = command.ExecuteReader();
        var declared = new List<string>();
        do
        {
            while (reader.Read())
                declared.Add(reader.GetString(0));
        }
        while (reader.NextResult());

        Assert.Contains("PRIMARY KEY(item_id)", filled);
        Assert.Equal(declared, filled);
    }

    [Fact]
    public async Task AViewWorksInASessionThatKnowsNoSearchPath()
    {
        var view = Mart("select item_id, item_amount as double_amount from snap_item", materialization: Materialization.View);
        var pipeline = ItemPipeline.With(Snapshot, view with { Columns = [.. view.Columns.Where(c => !c.IsChangedAt)] });
        await _warehouse.LoadAsync(pipeline, 1, [("1", "a", "1.00", 1)]);
        Assert.Equal(["1 | 1.00"], await _warehouse.QueryElsewhereAsync("select * from marts.item_double"));
    }

    private static ModelDefinition Mart(string sql, string[]? key = null, Materialization materialization = Materialization.Table, bool hasKeyConstraint = true) => ItemPipeline.Model(
        "item_double",
        ModelLayer.Marts,
        key ?? ["item_id"],
        ["snap_item"],
        [new("item_id", ItemPipeline.Number, false), new("double_amount", ItemPipeline.Money, false), new("calculated_at", ItemPipeline.Time, false, "", true)],
        new QueryBody(materialization, sql),
        hasKeyConstraint: hasKeyConstraint && key is null && materialization == Materialization.Table);
}
