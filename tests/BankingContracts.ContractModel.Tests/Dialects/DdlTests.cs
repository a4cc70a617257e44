using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Tests.Dialects;

public sealed class DdlTests
{
    private static readonly ResolvedModel Mart = Some.Model(
        "account_summary",
        Layer.Marts,
        ModelKind.Query,
        Some.Column("account_id", Some.Varchar, true),
        Some.Column("line_number", Some.Integer, true),
        Some.Column("new_balance_amount", Some.Decimal(19, 2)),
        Some.Column("open_flag", Some.Boolean),
        Some.Column("entry_count", new DataType(DataTypeKind.BigInt)),
        Some.Column("grade_count", new DataType(DataTypeKind.SmallInt)),
        Some.Column("score", Some.Double),
        Some.Column("opening_date", Some.Date),
        Some.Column("calculated_at", Some.Timestamp, true)) with
    {
        Key = new(["account_id", "line_number"]),
        Uniqueness = Uniqueness.Constraint,
    };

    [Fact]
    public void ATableWithoutItsKeyIsTheSameOtherwise()
    {
        var whole = Ddl.CreateTable(Mart, Dialect.DuckDb);
        var keyless = Ddl.CreateKeylessTable(Mart, Dialect.DuckDb);
        Assert.Equal(whole, keyless.Insert(keyless.LastIndexOf('\n'), ",\n    primary key (account_id, line_number)"));
    }

    [Theory]
    [InlineData(Dialect.DuckDb, "\"group\"", "\"left\"")]
    [InlineData(Dialect.Spark, "`group`", "`left`")]
    public void KeywordsAreQuoted(Dialect dialect, string table, string column)
    {
        var model = Some.Model("group", Layer.Marts, ModelKind.Query, Some.Column("left", Some.Integer), Some.Column("total_count", Some.Integer));
        var create = Ddl.CreateTable(model, dialect);
        Assert.Contains($"marts.{table} (", create, StringComparison.Ordinal);
        Assert.Contains($"    {column} int", create, StringComparison.Ordinal);
        Assert.Contains("    total_count int", create, StringComparison.Ordinal);
    }

    [Fact]
    public void DuckDbGuardsTheKey() => Assert.Equal(
        """
        create table marts.account_summary (
            account_id varchar not null,
            line_number integer not null,
            new_balance_amount decimal(19,2) using compression uncompressed,
            open_flag boolean,
            entry_count bigint,
            grade_count smallint,
            score double,
            opening_date date,
            calculated_at timestamp not null,
            primary key (account_id, line_number)
        )
        """.ReplaceLineEndings("\n"),
        Ddl.CreateTable(Mart, Dialect.DuckDb));

    [Fact]
    public void SparkKeepsTheTableInDelta() => Assert.Equal(
        """
        create table marts.account_summary (
            account_id string not null,
            line_number int not null,
            new_balance_amount decimal(19,2),
            open_flag boolean,
            entry_count bigint,
            grade_count smallint,
            score double,
            opening_date date,
            calculated_at timestamp not null
        ) using delta
        """.ReplaceLineEndings("\n"),
        Ddl.CreateTable(Mart, Dialect.Spark));

    [Fact]
    public void ANullableKeyIsMerelyUnique()
    {
        var model = Mart with { Key = new(["account_id", "opening_date"]) };
        Assert.Contains("    unique (account_id, opening_date)\n", Ddl.CreateTable(model, Dialect.DuckDb), StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyAQuerysTableUnderThatPolicyHasAConstraint()
    {
        ResolvedModel[] models =
        [
            Mart with { Uniqueness = Uniqueness.Audit },
            Mart with { Key = default },
            Mart with { Kind = ModelKind.Staging },
            Mart with { Kind = ModelKind.Snapshot },
            Mart with { Materialized = Materialization.View },
        ];
        Assert.All(models, m => Assert.False(Ddl.HasKeyConstraint(m, Dialect.DuckDb)));
        Assert.All(models, m => Assert.DoesNotContain("(account_id", Ddl.CreateTable(m, Dialect.DuckDb), StringComparison.Ordinal));
        Assert.True(Ddl.HasKeyConstraint(Mart, Dialect.DuckDb));
        Assert.False(Ddl.HasKeyConstraint(Mart, Dialect.Spark));
    }

    [Fact]
    public void TheEngineKeepsWhatTheStatementSays()
    {
        using var database = new Database("create schema marts", Ddl.CreateTable(Mart, Dialect.DuckDb));
        Assert.Equal(
            ["account_id VARCHAR NO", "line_number INTEGER NO", "new_balance_amount DECIMAL(19,2) YES", "open_flag BOOLEAN YES", "entry_count BIGINT YES",
                "grade_count SMALLINT YES", "score DOUBLE YES", "opening_date DATE YES", "calculated_at TIMESTAMP NO"],
            database.Rows("select column_name || ' ' || column_type || ' ' || \"null\" from (describe marts.account_summary)").Select(r => r[0]));
        const string Row = "insert into marts.account_summary (account_id, line_number, calculated_at) values ('A', 1, '2026-01-01')";
        database.Execute(Row);
        Assert.ThrowsAny<Exception>(() => database.Execute(Row));
    }

    [Theory]
    [InlineData("source", Layer.Source)]
    [InlineData("staging", Layer.Staging)]
    [InlineData("snapshots", Layer.Snapshots)]
    [InlineData("intermediate", Layer.Intermediate)]
    [InlineData("marts", Layer.Marts)]
    public void ALayerIsASchema(string schema, Layer layer)
    {
        using var database = new Database("create schema " + schema, Ddl.CreateTable(Mart with { Layer = layer, Name = "odd Name\"" }, Dialect.DuckDb));
        Assert.Equal("0", database.Value($"select count(*) from {schema}.\"odd Name\"\"\""));
    }
}
