using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Oracle;
using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Pipeline.Tests.Databases;
using BankingContracts.Pipeline.Tests.Engines;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests.Proof;

/// <summary>
/// What the runs of every pipeline computed is what the engine computes without its optimizer: no rule of it that the pipelines meet
/// changes a result.
/// </summary>
public sealed class UnoptimizedTests
{
    private const int Runs = 3;

    private static readonly Dictionary<string, Subject> Subjects = new()
    {
        ["BankingContracts.Pipeline"] = Subject.AuditedBanking,
        ["Deliveries"] = Subject.Deliveries,
        ["Letters"] = Subject.Letters,
    };

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var name in Subjects.Keys)
            {
                cases.Add(name, 1);
                if (Rounds.AreMany)
                    cases.Add(name, 2);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task EveryModelAndAuditIsAsWithoutTheOptimizer(string name, int seed)
    {
        var subject = Subjects[name];
        using var workbench = new Workbench(subject, new DuckDbFile());
        var batches = subject.Batches(new Random(seed));
        var compared = 0;
        for (var day = 0; day < Runs; day++)
        {
            workbench.Deliver(batches.NextFiles());
            var result = await workbench.TryRunAsync(after: TimeSpan.FromDays(day));
            Assert.True(result.ExitCode == ExitCode.Done, result.Message);
            using var connection = Unoptimized(workbench.DatabasePath());
            foreach (var model in subject.Pipeline.Models.Where(m => m.Body is QueryBody))
                compared += CompareModel(connection, model, day);
            foreach (var audit in result.Audits.Where(a => a.Status is AuditStatus.Passed or AuditStatus.Warned))
                CompareAudit(connection, audit, result.RunAt);
        }

        Assert.NotEqual(0, compared);
    }

    [Fact]
    public void EveryPipelineWithContractsOfItsOwnIsCompared() => Assert.Equal(
        Subjects.Keys.Order(),
        Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "pipelines"))
            .Select(p => Path.GetFileName(p))
            .Append("BankingContracts.Pipeline")
            .Order());

    private static DuckDBConnection Unoptimized(string database)
    {
        var connection = new DuckDBConnection($"DataSource={database};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"pragma disable_optimizer; set search_path = '{string.Join(',', Enum.GetNames<ModelLayer>()).ToLowerInvariant()}'";
        command.ExecuteNonQuery();
        return connection;
    }

    private static int CompareModel(DuckDBConnection connection, ModelDefinition model, int day)
    {
        var columns = model.Columns.Where(c => !c.IsChangedAt).ToList();
        var names = columns.Select(c => c.Name).ToList();
        var computed = connection.ReadText(
            $"select {string.Join(", ", columns.Select(c => $"cast({c.Name} as {c.Type}) as {c.Name}"))} from (\n{((QueryBody)model.Body).Sql}\n)");
        TableAssert.Equal(new(model.Name, names, computed), connection.ReadText($"select {string.Join(", ", names)} from {model.Name}"), $"after run {day}");
        return computed.Count;
    }

    private static void CompareAudit(DuckDBConnection connection, AuditResult result, DateTime runAt)
    {
        var sql = result.Audit.FailingRows.DuckDb.Replace("$run_at", $"timestamp '{RunClock.Text(runAt).TrimEnd('Z')}'", StringComparison.Ordinal);
        var count = connection.ReadText($"select count(*) from (\n{sql}\n)")[0][0];
        Assert.True(count == $"{result.FailingRows}", $"{result.Audit.Name}: {result.FailingRows} failing rows, {count} without the optimizer.");
    }
}
