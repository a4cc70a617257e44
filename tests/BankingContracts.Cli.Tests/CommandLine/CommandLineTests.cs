using BankingContracts.Cli.Tests.Samples;

namespace BankingContracts.Cli.Tests.CommandLine;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("Unknown option '--fulrefresh'. Did you mean '--full-refresh'?", "--fulrefresh")]
    [InlineData("Unknown option '--fromat'. Did you mean '--format'?", "run", "--fromat", "json")]
    [InlineData("Unknown option '--formt'. Did you mean '--format'?", "query", "--formt=csv", "select 1")]
    [InlineData("Unknown option '--formt'. Did you mean '--format'?", "history", "snap_customer", "1", "--formt", "csv")]
    [InlineData("Unknown option '--input'.", "query", "select 1", "--input", "x")]
    [InlineData("Unknown verb 'quey'. Did you mean 'query'?", "quey", "select 1")]
    [InlineData("Unknown argument 'two'.", "query", "select 1", "two")]
    [InlineData("Required argument 'SQL' missing for command: 'query'.", "query")]
    [InlineData("Required argument missing for option: '--input'.", "--input")]
    [InlineData("--input needs a DIR, not an empty text.", "--input", "")]
    [InlineData("--format: 'xml' is not a format; write table, csv or json.", "plan", "--format", "xml")]
    [InlineData("--wait: '10' is not a duration; write for example 60s, 10m or 2h.", "--wait", "10")]
    [InlineData("--as-of: 'noon' is not an ISO 8601 date or timestamp; write for example 2026-01-31 or 2026-01-31T12:00:00Z.", "--as-of", "noon")]
    public async Task AMistakeIsOneSentenceAndExitCode2(string message, params string[] args)
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase(), args);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal($"error: {message}", outcome.Error.Split('\n')[0]);
        Assert.Matches("^Run '.*--help' for all options.$", outcome.Error.Split('\n')[1]);
        Assert.Empty(outcome.Out);
    }

    [Fact]
    public async Task WhatFollowsTwoDashesIsAValue()
    {
        using var shell = new Shell();
        var database = new FakeDatabase();

        await shell.RunAsync(database, "query", "--", "--formt");

        Assert.Equal(["--formt"], database.Queries);
    }

    [Fact]
    public async Task OptionsMayStandBeforeTheVerb()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase(), "--format", "csv", "query", "select 1");

        Assert.Equal("one\n1\n", outcome.Out);
    }

    [Fact]
    public async Task AnAtSignReadsNoFile()
    {
        using var shell = new Shell();
        var database = new FakeDatabase();

        await shell.RunAsync(database, "query", "@absent");

        Assert.Equal(["@absent"], database.Queries);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("run", "-h")]
    [InlineData("plan", "--help")]
    [InlineData("check", "--help")]
    [InlineData("query", "--help")]
    [InlineData("history", "--help")]
    [InlineData("quarantine", "--help")]
    [InlineData("doctor", "--help")]
    [InlineData("prune", "--help")]
    [InlineData("trace", "--help")]
    [InlineData("verify", "--help")]
    [InlineData("backup", "--help")]
    public async Task EveryVerbHasHelpWithExamples(params string[] args)
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase(), args);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Examples:\n", outcome.Out, StringComparison.Ordinal);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public async Task HelpNamesAllVerbs()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase(), "--help");

        Assert.All(
            ["run", "plan", "check", "query", "history", "trace", "quarantine", "doctor", "verify", "backup", "prune"],
            verb => Assert.Matches($@"\n  {verb} ", outcome.Out));
    }

    [Fact]
    public async Task HelpNamesTheVerbsBeforeTheOptions()
    {
        using var shell = new Shell();

        var help = (await shell.RunAsync(new FakeDatabase(), "--help")).Out;

        var (verbs, options) = (help.IndexOf("\nVerbs:\n", StringComparison.Ordinal), help.IndexOf("\nOptions of run, the default:\n", StringComparison.Ordinal));
        Assert.InRange(verbs, 1, options);
        Assert.Contains("\n  quarantine [<MODEL>] ", help, StringComparison.Ordinal);
        Assert.Contains("\n  history <MODEL> <KEY>... ", help, StringComparison.Ordinal);
        Assert.All(help.Split('\n').TakeWhile(l => l != "Examples:"), line => Assert.True(line.Length <= 80, line));
    }

    [Theory]
    [InlineData(true, "lineage", "--help")]
    [InlineData(false, "run", "--help")]
    [InlineData(false, "--help")]
    public async Task OnlyLineageSpeaksOfMermaid(bool expected, params string[] args)
    {
        using var shell = new Shell();

        Assert.Equal(expected, (await shell.RunAsync(new FakeDatabase(), args)).Out.Contains("|mermaid", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("plan", "[suggest:2]", "pl")]
    [InlineData("--select", "[suggest:9]", "run --sel")]
    [InlineData("customer_profile", "[suggest:13]", "run --select ")]
    [InlineData("layer:marts", "[suggest:13]", "run --select ")]
    [InlineData("snap_customer", "[suggest:12]", "history snap")]
    [InlineData("json", "[suggest:14]", "plan --format ")]
    public async Task AShellGetsCompletions(string expected, params string[] args)
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase(), args);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(expected, outcome.Out.Split('\n').Select(l => l.Trim()));
        Assert.Empty(outcome.Error);
    }

    [Theory]
    [InlineData("--select custmer_profile: there is no model 'custmer_profile'. Did you mean 'customer_profile'?", "run", "--select", "custmer_profile")]
    [InlineData("--exclude custmer_profile: there is no model 'custmer_profile'. Did you mean 'customer_profile'?", "run", "--exclude", "custmer_profile")]
    [InlineData("--select layer:mart: there is no layer 'mart'. Did you mean 'marts'?", "plan", "-s", "layer:mart")]
    [InlineData("--select layer:mart: there is no layer 'mart'. Did you mean 'marts'?", "check", "-s", "layer:mart")]
    public async Task ATypoInASelectorIsRefusedBeforeAnythingIsDone(string message, params string[] args)
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase { OpenError = new InvalidOperationException("opened") }, [.. args, "--format", "json"]);

        Assert.Equal((2, "", $"error: {message}\n"), (outcome.ExitCode, outcome.Out, outcome.Error));
        Assert.Empty(System.IO.Directory.EnumerateFileSystemEntries(shell.Directory));
    }

    [Fact]
    public async Task HelpWorksWhenTheConfigurationIsBroken()
    {
        using var shell = new Shell().WithDotEnv("this is not a setting");

        Assert.Equal(0, (await shell.RunAsync(new FakeDatabase(), "--help")).ExitCode);
    }

    [Fact]
    public async Task TheVersionNamesThePipeline()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase(), "--version");

        Assert.StartsWith("Sample, on BankingContracts 0.", outcome.Out, StringComparison.Ordinal);
    }
}
