using System.Data.Common;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Tests.Connections;

public sealed class FaultyOptimizersTests
{
    private static readonly Dictionary<string, Fault> Faults = new()
    {
        ["common_subplan"] = new(
            """
            create table t2 (c0 boolean);
            create table t0 (c1 varchar);
            insert into t0 values ('a');
            insert into t2 values (false)
            """,
            """
            select count(*)::varchar from (
                select * from t2 left join t0 on true where not ((not t2.c0) and (substring(t0.c1 from -4294967296) <> t0.c1))
                union all
                select * from t2 left join t0 on true where ((not t2.c0) and (substring(t0.c1 from -4294967296) <> t0.c1)) is null)
            """,
            ["1"]),
        ["top_n_window_elimination"] = new(
            """
            create table version (updated_at timestamp not null, since timestamp not null, is_deleted boolean not null, id integer not null, name varchar);
            insert into version values
                ('2026-01-01 02:00', '2026-01-01 02:00', false, 4, 'Bonn'),
                ('2026-01-03 00:00', '2026-01-03 00:00', false, 5, 'Graz'),
                ('2026-01-11 18:00', '2026-01-11 18:00', true, 0, null);
            create table arrival as select 2::integer as id, timestamp '2026-01-01 02:00' as updated_at, 'Lund' as name
            """,
            """
            select a.name from arrival as a join (
                select * from version as v semi join arrival as a on v.id = a.id where not v.is_deleted
                qualify row_number() over (partition by v.id, v.updated_at order by v.since desc) = 1) as v on v.id = a.id and v.updated_at = a.updated_at
            where a.name is distinct from v.name
            """,
            []),
    };

    public static TheoryData<string> Rules => [.. FaultyOptimizers.All.Select(o => o.Rule)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void TheEngineStillGivesAWrongResultByARuleThatIsSwitchedOff(string rule) =>
        Assert.NotEqual(Faults[rule].Expected, Answer(rule, "select 1"));

    [Theory]
    [MemberData(nameof(Rules))]
    public void ItGivesTheRightResultWithoutTheRule(string rule) =>
        Assert.Equal(Faults[rule].Expected, Answer(rule, FaultyOptimizers.SwitchOff));

    [Theory]
    [MemberData(nameof(Rules))]
    public void ARuleHasAReasonAndAReport(string rule)
    {
        var faulty = FaultyOptimizers.All.Single(o => o.Rule == rule);

        Assert.NotEmpty(faulty.Reason);
        Assert.All(faulty.Reports, r => Assert.StartsWith("duckdb/duckdb#", r, StringComparison.Ordinal));
        Assert.NotEmpty(faulty.Reports);
    }

    /// <summary>The rows of the query that shows the fault, or the engine's error.</summary>
    private static string[] Answer(string rule, string before)
    {
        using var connection = DuckDbSession.InMemory();
        var session = new SqlSession(connection);
        session.Execute(before);
        session.Execute(Faults[rule].Tables);
        try
        {
            return [.. session.Rows(Faults[rule].Query, static r => r.GetString(0))];
        }
        catch (DbException e)
        {
            return [e.Message];
        }
    }

    private sealed record Fault(string Tables, string Query, string[] Expected);
}
