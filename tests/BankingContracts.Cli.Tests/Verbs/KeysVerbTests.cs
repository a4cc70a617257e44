using System.Text.Json;
using BankingContracts.Cli.Tests.Samples;

namespace BankingContracts.Cli.Tests.Verbs;

/// <summary>The keys of the service from the command line.</summary>
public sealed class KeysVerbTests
{
    [Fact]
    public async Task AKeyIsPrintedOnceAndThenOnlyListed()
    {
        using var shell = new Shell();

        var added = await shell.RunAsync(new FakeDatabase(), "keys", "add", "ada", "--role", "operator", "--values");
        var listed = await shell.RunAsync(new FakeDatabase(), "keys", "list", "--format", "csv");

        Assert.Equal((0, 0), (added.ExitCode, listed.ExitCode));
        Assert.Matches(@"\Abkc_[0-9a-f]{12}_[A-Za-z0-9_-]{43}\n\z", added.Out);
        Assert.Matches(@"\Aname,id,role,values,created,last_used,expires,state\nada,[0-9a-f]{12},operator,yes,[^,]+,,,good\n\z", listed.Out);
        Assert.DoesNotContain(added.Out.Trim(), listed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARevokedKeyIsStillListed()
    {
        using var shell = new Shell();
        await shell.RunAsync(new FakeDatabase(), "keys", "add", "ada");

        var revoked = await shell.RunAsync(new FakeDatabase(), "keys", "revoke", "ada");
        var again = await shell.RunAsync(new FakeDatabase(), "keys", "revoke", "ada");

        Assert.Equal((0, 2), (revoked.ExitCode, again.ExitCode));
        Assert.Contains("no key named 'ada'", again.Error, StringComparison.Ordinal);
        Assert.Contains("\"state\": \"revoked\"", (await shell.RunAsync(new FakeDatabase(), "keys", "list", "--format", "json")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheListHasTheFieldsOfItsSchema()
    {
        using var shell = new Shell();
        await shell.RunAsync(new FakeDatabase(), "keys", "add", "ada");
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "BankingContracts.sln")))
            folder = folder.Parent!;
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullName, "docs", "schemas", "keys.schema.json")));

        using var listed = JsonDocument.Parse((await shell.RunAsync(new FakeDatabase(), "keys", "list", "--format", "json")).Out);

        var fields = schema.RootElement.GetProperty("items").GetProperty("properties").EnumerateObject().Select(p => p.Name);
        Assert.Equal(fields, listed.RootElement[0].EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [InlineData("--role", "director", "--role: 'director' is not a role; write viewer or operator.")]
    [InlineData("--expires", "tomorrow", "--expires: ")]
    [InlineData("--expires", "2001-01-01T00:00:00Z", "--expires has passed")]
    public async Task WhatMakesNoSenseIsRefused(string option, string value, string reason)
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase(), "keys", "add", "ada", option, value);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(reason, outcome.Error, StringComparison.Ordinal);
    }
}
