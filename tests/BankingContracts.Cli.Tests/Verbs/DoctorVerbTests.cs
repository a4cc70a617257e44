using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Cli.Tests.Verbs;

public sealed class DoctorVerbTests
{
    [Fact]
    public async Task WhatTheEngineChecksIsShown()
    {
        using var shell = new Shell();
        var database = new FakeDatabase { Checks = [EngineCheck.Ok("server", "it answers"), EngineCheck.Problem("rights", "No table can be made.")] };

        var outcome = await shell.RunAsync(database, "doctor");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("it answers", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("No table can be made.", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysWhereEveryValueComesFrom()
    {
        using var shell = new Shell().WithDotEnv("OUTPUT_PATH=out\n").With("DATABRICKS_TOKEN", "dapi123").With("ENVIRONMENT", "test");

        var outcome = await shell.RunAsync(Locked(), "doctor", "--input", "in", "--format", "csv");

        Assert.Contains("configuration,ENVIRONMENT,ok,test (environment variable)\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains($"configuration,INPUT_PATH,ok,{Path.Combine(shell.Directory, "in")} (option)\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains($"configuration,OUTPUT_PATH,ok,{Path.Combine(shell.Directory, "out")} (.env)\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("configuration,DATABASE_TYPE,ok,duckdb (default)\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("configuration,DATABRICKS_HOST,ok,not set\n", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("configuration,DATABRICKS_TOKEN,ok,******** (environment variable)\n", outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("dapi123", outcome.Out + outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALockedDatabaseIsAProblem()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(Locked(), "doctor", "--format", "csv");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("database,lock,problem,Process 7 has it.\n", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnknownEngineIsAProblem()
    {
        using var shell = new Shell().With("DATABASE_TYPE", "databricks");

        var outcome = await shell.RunAsync(new FakeDatabase(), "doctor", "--format", "csv");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("database,engine,problem,", outcome.Out, StringComparison.Ordinal);
    }

    private static FakeDatabase Locked() => new() { OpenError = new PipelineException(ExitCode.Locked, "Process 7 has it.") };
}
