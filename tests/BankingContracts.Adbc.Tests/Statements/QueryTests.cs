using Apache.Arrow;
using BankingContracts.Adbc.Reading;
using BankingContracts.Adbc.Tests.DuckDb;

namespace BankingContracts.Adbc.Tests.Statements;

public sealed class QueryTests(DuckDbConnection duck) : IClassFixture<DuckDbConnection>
{
    [Fact]
    public async Task AMillionRowsComeInSeveralBatchesAndAllOfThem()
    {
        using var statement = duck.Statement("select range as n, 'row ' || range as t from range(1000000)");
        using var stream = statement.ExecuteQuery().Stream;
        var (batches, next) = (0, 0L);
        while (await stream.ReadNextRecordBatchAsync(TestContext.Current.CancellationToken) is { } batch)
        {
            using (batch)
            {
                batches++;
                var numbers = (Int64Array)batch.Column(0);
                var texts = (StringArray)batch.Column(1);
                for (var i = 0; i < batch.Length; i++)
                {
                    if (numbers.GetValue(i) != next || texts.GetString(i) != $"row {next}")
                        Assert.Fail($"Row {next} is {numbers.GetValue(i)}, {texts.GetString(i)}.");
                    next++;
                }
            }
        }

        Assert.Equal(1_000_000, next);
        Assert.True(batches > 1);
    }

    [Fact]
    public async Task AResultWithoutRowsHasItsColumns()
    {
        using var statement = duck.Statement("select 1 as a, 'x' as b where false");
        using var stream = statement.ExecuteQuery().Stream;

        Assert.Equal(["a", "b"], stream.Schema.FieldsList.Select(static f => f.Name));
        Assert.Null(await stream.ReadNextRecordBatchAsync(TestContext.Current.CancellationToken));
        Assert.Null(await stream.ReadNextRecordBatchAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void AStatementTellsHowManyRowsItWrote()
    {
        duck.Execute("create or replace table written (a integer)");
        using var statement = duck.Statement("insert into written select range from range(5)");

        Assert.Equal(5, statement.ExecuteUpdate().AffectedRows);
        Assert.Equal(5L, duck.Scalar("select count(*) from written"));
    }

    [Fact]
    public void AStatementRunsAgainWithOtherSql()
    {
        using var statement = duck.Statement("select 1");
        statement.ExecuteQuery().Stream.Dispose();
        statement.SqlQuery = "select 2";
        using var rows = new ArrowDataReader(statement.ExecuteQuery().Stream);

        Assert.True(rows.Read());
        Assert.Equal(2, rows.GetInt32(0));
    }

    [Fact]
    public void AQueryTellsItsColumnsBeforeItRuns()
    {
        using var statement = duck.Statement("select 1::bigint as a, error('it ran') as b");
        Assert.Equal(["a", "b"], statement.ExecuteSchema().FieldsList.Select(static f => f.Name));
    }

    [Fact]
    public void ATableTellsItsColumns()
    {
        duck.Execute("create or replace table described (a integer, b varchar)");
        Assert.Equal(["a", "b"], duck.Connection.GetTableSchema(null, null, "described").FieldsList.Select(static f => f.Name));
    }

    [Fact]
    public void ATextWithAZeroCharacterIsRefusedAndNotCut()
    {
        using var statement = duck.Connection.CreateStatement();
        Assert.Throws<ArgumentException>(() => statement.SqlQuery = "select 1 -- \0 drop");
    }
}
