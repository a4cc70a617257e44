using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sandbox;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.DuckDb.Tests.Fixtures;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Tests.Sandbox;

public sealed class StatementCheckTests : IDisposable
{
    private static readonly PipelineDefinition Pipeline = ItemPipeline.With(new("stg_item", SnapshotStrategy.Check, null, ["item_name", "item_amount"], HardDeletes.Invalidate, false, false));

    private readonly SqlSession _session = new(DuckDbSession.InMemory());

    public StatementCheckTests()
    {
        _session.Execute("create schema staging; create table staging.stg_item (item_id integer, name varchar); create schema pipeline; create table pipeline.models (a integer)");
        _session.Execute("set search_path = 'staging'");
    }

    [Theory]
    [InlineData("select 1")]
    [InlineData("select 1;")]
    [InlineData("; select 1 -- and no more")]
    [InlineData("from stg_item")]
    [InlineData("table stg_item")]
    [InlineData("values (1), (2)")]
    [InlineData("select * from staging.stg_item as a join memory.staging.stg_item as b using (item_id), (select 1) as c")]
    [InlineData("with a as (select 1 as x), b as (from a) select * from b union all select x + 1 from a order by 1 limit 3")]
    [InlineData("with recursive r as (select 1 as n union all select n + 1 from r where n < 3) select * from r")]
    [InlineData("select item_id, row_number() over (order by name), count(*) filter (where item_id > 1) over () from stg_item")]
    [InlineData("select [x + 1 for x in [1, 2]], {'a': 1}, map {'a': 1}, 'a' like 'b', date '2026-01-01' + interval 1 day, extract(year from current_date), name[1:2], 1::decimal(10, 2), a ->> 'b' from (select name, '{}'::json as a from stg_item)")]
    [InlineData("select * from range(3), generate_series(1, 3), unnest([1, 2])")]
    [InlineData("select unnest([1, 2]), exists (select 1), item_id in (select 2) from stg_item")]
    [InlineData("select * from stg_item pivot (count(*) for item_id in (1, 2))")]
    [InlineData("pivot stg_item on item_id in (1, 2) using count(*)")]
    [InlineData("select * from stg_item using sample 1")]
    [InlineData("show tables")]
    [InlineData("show all tables")]
    [InlineData("describe stg_item")]
    [InlineData("describe select 1")]
    [InlineData("summarize stg_item")]
    [InlineData("explain select * from stg_item")]
    [InlineData("explain analyze select * from stg_item")]
    [InlineData("select * from information_schema.tables")]
    [InlineData("select * from duckdb_columns()")]
    [InlineData("select * from pipeline.models")]
    public void AStatementThatReadsTablesRuns(string sql)
    {
        var statement = Check(sql);

        _session.Execute(statement.Sql);
    }

    [Theory]
    [InlineData("delete from stg_item")]
    [InlineData("insert into stg_item values (1, 'a')")]
    [InlineData("update stg_item set item_id = 1")]
    [InlineData("create table x (a integer)")]
    [InlineData("create table x as select 1")]
    [InlineData("create temp macro f() as 1")]
    [InlineData("drop table stg_item")]
    [InlineData("alter table stg_item add column x integer")]
    [InlineData("truncate stg_item")]
    [InlineData("copy stg_item to 'x.csv'")]
    [InlineData("copy (select 1) to 'x.csv'")]
    [InlineData("copy stg_item from 'x.csv'")]
    [InlineData("export database 'x'")]
    [InlineData("import database 'x'")]
    [InlineData("attach 'x.duckdb'")]
    [InlineData("detach memory")]
    [InlineData("use memory")]
    [InlineData("set threads = 1")]
    [InlineData("reset threads")]
    [InlineData("pragma database_list")]
    [InlineData("call pragma_version()")]
    [InlineData("install httpfs")]
    [InlineData("load httpfs")]
    [InlineData("checkpoint")]
    [InlineData("vacuum")]
    [InlineData("begin")]
    [InlineData("commit")]
    [InlineData("rollback")]
    [InlineData("prepare p as select 1")]
    [InlineData("execute p")]
    [InlineData("set variable x = 1")]
    [InlineData("comment on table stg_item is 'x'")]
    [InlineData("create secret s (type s3)")]
    [InlineData("merge into stg_item using stg_item as s on false when not matched then insert")]
    [InlineData("explain delete from stg_item")]
    [InlineData("explain analyze delete from stg_item")]
    [InlineData("explain (analyze) insert into stg_item values (1, 'a')")]
    [InlineData("explain analyze copy stg_item to 'x.csv'")]
    public void AStatementOfAnotherKindIsRefused(string sql) => Refused("A query is one SELECT, SHOW, DESCRIBE or EXPLAIN; this statement is not, and it was not run.", sql);

    [Theory]
    [InlineData("with x as (delete from stg_item returning *) select * from x")]
    [InlineData("explain explain select 1")]
    [InlineData("/* /* */ explain analyze */ delete from stg_item")]
    [InlineData("")]
    [InlineData("-- nothing")]
    public void AStatementThatIsNoQueryAtAllIsRefused(string sql) => Assert.Throws<PipelineException>(() => Check(sql));

    [Theory]
    [InlineData("select 1; select 2", 2)]
    [InlineData("select 1; select 2; select 3;", 3)]
    [InlineData("explain select 1; select 2", 2)]
    public void SeveralStatementsAreRefused(string sql, int count) => Refused($"The SQL has {count} statements, but a query is one statement; run each by itself.", sql);

    [Theory]
    [InlineData("select 1; delete from stg_item")]
    [InlineData("explain select 1; delete from stg_item")]
    public void AStatementBehindAQueryIsRefused(string sql) => Assert.Throws<PipelineException>(() => Check(sql));

    [Theory]
    [InlineData("select * from read_csv('/etc/passwd')", "read_csv")]
    [InlineData("select * from READ_CSV_AUTO('/etc/passwd')", "read_csv_auto")]
    [InlineData("select * from main.read_text('/etc/passwd')", "read_text")]
    [InlineData("select * from read_blob('/etc/passwd')", "read_blob")]
    [InlineData("select * from glob('/*')", "glob")]
    [InlineData("select * from parquet_scan('x')", "parquet_scan")]
    [InlineData("select * from parquet_metadata('x')", "parquet_metadata")]
    [InlineData("select * from read_json('x')", "read_json")]
    [InlineData("select * from sniff_csv('x')", "sniff_csv")]
    [InlineData("select * from stg_item where exists (from read_text('x'))", "read_text")]
    [InlineData("with a as (from read_text('x')) select 1", "read_text")]
    [InlineData("select (select max(content) from read_text('x'))", "read_text")]
    [InlineData("describe select * from read_csv('x')", "read_csv")]
    [InlineData("explain select * from read_csv('x')", "read_csv")]
    [InlineData("select * from stg_item, lateral (select * from read_csv(name))", "read_csv")]
    [InlineData("select 1 limit (select count(*) from read_csv('x'))", "read_csv")]
    [InlineData("select sum(1) over (order by (select count(*) from read_csv('x'))) from stg_item", "read_csv")]
    [InlineData("pivot (select * from read_csv('x')) on a in (1)", "read_csv")]
    public void AFunctionThatReadsFilesIsRefused(string sql, string function) =>
        Refused($"{function} reads files; add --allow-files to allow this.", sql);

    [Theory]
    [InlineData("select current_setting('temp_directory')", "current_setting")]
    [InlineData("select * from duckdb_secrets()", "duckdb_secrets")]
    [InlineData("select * from duckdb_settings()", "duckdb_settings")]
    [InlineData("select * from pragma_database_size()", "pragma_database_size")]
    [InlineData("select * from pragma_table_info('stg_item')", "pragma_table_info")]
    [InlineData("select * from query('select 1')", "query")]
    [InlineData("select * from query_table('stg_item')", "query_table")]
    [InlineData("select * from histogram('stg_item', item_id)", "histogram")]
    [InlineData("select * from json_execute_serialized_sql('{}')", "json_execute_serialized_sql")]
    [InlineData("select * from checkpoint()", "checkpoint")]
    [InlineData("select nextval('s')", "nextval")]
    [InlineData("select write_log('x')", "write_log")]
    public void AFunctionThatDoesMoreThanComputeIsRefused(string sql, string function) =>
        Refused($"A query may not call {function}, because it does more than compute from the tables.", sql);

    [Theory]
    [InlineData("from 'accounts.csv'", "accounts.csv")]
    [InlineData("select * from '/etc/passwd'", "/etc/passwd")]
    [InlineData("select * from \"a.parquet\"", "a.parquet")]
    [InlineData("describe 'accounts.csv'", "accounts.csv")]
    [InlineData("summarize 'accounts.csv'", "accounts.csv")]
    [InlineData("select * from (with \"a.csv\" as (select 1) from \"a.csv\"), 'a.csv'", "a.csv")]
    [InlineData("select * from 'data/*.csv'", "data/*.csv")]
    public void AFileForATableIsRefused(string sql, string file) => Refused($"'{file}' is not a model; add --allow-files to read it as a file.", sql);

    [Theory]
    [InlineData("select * from duckdb_logs")]
    [InlineData("select * from main.pragma_database_list")]
    [InlineData("select * from pg_catalog.pg_settings")]
    public void AViewOfMoreThanTheTablesIsRefused(string sql) => Assert.Throws<PipelineException>(() => Check(sql));

    [Theory]
    [InlineData("select * from stg_itme", "There is no model 'stg_itme'. Did you mean 'stg_item'?")]
    [InlineData("select * from staging.stg_itme", "There is no model 'staging.stg_itme'. Did you mean 'stg_item'?")]
    [InlineData("select * from mdels", "There is no model 'mdels'.")]
    [InlineData("select * from models", "There is no model 'models'.")]
    [InlineData("select * from staging.models", "There is no model 'staging.models'.")]
    public void ModelsAreOfferedForAnUnknownTableAndNothingOfThePipelinesOwn(string sql, string message) => Refused(message, sql);

    [Theory]
    [InlineData("select * from snap_item")]
    [InlineData("select * from SNAPSHOTS.Snap_Item")]
    public void AModelThatNoRunMadeYetIsNotCalledUnknown(string sql) => Refused("There is no model 'snap_item' in the database yet; run the pipeline first.", sql);

    [Theory]
    [InlineData("select ?", "?")]
    [InlineData("select $1", "?")]
    [InlineData("select $account", "$account")]
    public void AParameterIsRefused(string sql, string parameter) =>
        Refused($"The query has the parameter {parameter}, but there is no value for it; write the value instead.", sql);

    [Theory]
    [InlineData("selec 1", "line 1, column 1")]
    [InlineData("select 1\n  frm stg_item where", "line 2, column 7")]
    [InlineData("explain\nselect 'ä𝄞' frm frm", "line 2, column 17")]
    public void ASyntaxErrorSaysWhere(string sql, string place) =>
        Assert.EndsWith($"({place}).", Assert.Throws<PipelineException>(() => Check(sql)).Message, StringComparison.Ordinal);

    [Fact]
    public void SqlThatIsNestedTooDeeplyIsTheUsersToMend()
    {
        var sql = "select " + string.Concat(Enumerable.Repeat("(1 + ", 3000)) + "1" + new string(')', 3000);

        Refused("The SQL is nested too deeply; split it with WITH.", sql);
    }

    [Theory]
    [InlineData("select * from read_csv('x')")]
    [InlineData("from 'accounts.csv'")]
    public void FilesMayBeReadWhereTheyAreAllowed(string sql) => new StatementCheck(_session, Pipeline, allowsFiles: true).Check(sql);

    [Theory]
    [InlineData("copy (select 1) to 'x.csv'")]
    [InlineData("select 1; select 2")]
    [InlineData("select * from query('select 1')")]
    [InlineData("select * from duckdb_secrets()")]
    public void NothingElseIsAllowedWithThem(string sql) =>
        Assert.Throws<PipelineException>(() => new StatementCheck(_session, Pipeline, allowsFiles: true).Check(sql));

    public void Dispose() => _session.Dispose();

    private UserStatement Check(string sql) => new StatementCheck(_session, Pipeline, allowsFiles: false).Check(sql);

    private void Refused(string message, string sql)
    {
        var refusal = Assert.Throws<PipelineException>(() => Check(sql));

        Assert.Equal(message, refusal.Message);
        Assert.Equal(ExitCode.BadInput, refusal.ExitCode);
    }
}
