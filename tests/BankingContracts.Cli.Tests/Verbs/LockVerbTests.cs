using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.Tests.Verbs;

public sealed class LockVerbTests : IDisposable
{
    private const string Mart = "marts/account_summary.yml";
    private const string Wider = "\"decimal(20,2)\"";
    private const string Narrower = "\"decimal(8,2)\"";
    private const string Type = "\"decimal(18,2)\"";

    private readonly ContractsOnDisk _contracts = new();

    public void Dispose() => _contracts.Dispose();

    [Fact]
    public async Task TheFileIsWrittenOnce()
    {
        Assert.Equal((0, "contracts/contracts.lock.yml was written with 5 models. Commit it with the\ncontracts.\n"), Said(await _contracts.RunAsync("lock")));
        var first = _contracts.LockFile;
        Assert.StartsWith("# Written by the verb 'lock'", first, StringComparison.Ordinal);
        Assert.Contains("  - name: account_summary\n    layer: marts\n    model_version: 1\n    key: [account_id]\n    export: [csv, parquet]\n", first, StringComparison.Ordinal);

        Assert.Equal((0, "contracts/contracts.lock.yml is up to date.\n"), Said(await _contracts.RunAsync("lock")));
        Assert.Equal(first, _contracts.LockFile);
    }

    [Fact]
    public async Task ACheckWritesNothing()
    {
        Assert.Equal((1, "There is no contracts/contracts.lock.yml; run 'lock' and commit the file.\n"), Said(await _contracts.RunAsync("lock", "--check")));
        Assert.False(_contracts.HasLockFile);

        await _contracts.RunAsync("lock");
        Assert.Equal((0, "contracts/contracts.lock.yml is up to date.\n"), Said(await _contracts.RunAsync("lock", "--check")));

        var before = _contracts.LockFile;
        _contracts.Edit(Mart, Type, Wider);
        Assert.Equal(
            (1, "contracts/contracts.lock.yml is not up to date; run 'lock' and commit the file.\n additive: marts.account_summary.balance_amount: type decimal(18,2) ->\n decimal(20,2), wider\n"),
            Said(await _contracts.RunAsync("lock", "--check")));
        Assert.Equal(before, _contracts.LockFile);
    }

    [Fact]
    public async Task ABreakingChangeIsNotWrittenBeforeItIsAnnounced()
    {
        await _contracts.RunAsync("lock");
        var before = _contracts.LockFile;
        _contracts.Edit(Mart, Type, Narrower);

        var refused = await _contracts.RunAsync("lock");
        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("error: The contracts break promises of the lock file; nothing was written.\n", refused.Error, StringComparison.Ordinal);
        Assert.Contains("contracts/marts/account_summary.yml(7,43): error BKC6012: The column 'balance_amount' of 'account_summary' was decimal(18,2) and is decimal(8,2)", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, _contracts.LockFile);

        _contracts.Edit(Mart, "- name: account_summary", "- name: account_summary\n    model_version: 2\n    changes: {2: Amounts have at most 6 digits.}");
        Assert.Equal(0, (await _contracts.RunAsync("lock")).ExitCode);
        Assert.Contains("    model_version: 2\n", _contracts.LockFile, StringComparison.Ordinal);
        Assert.Equal(0, (await _contracts.RunAsync("lock", "--check")).ExitCode);
    }

    [Fact]
    public async Task WrongContractsAreNotWritten()
    {
        _contracts.Edit(Mart, Type, "dezimal");
        var refused = await _contracts.RunAsync("lock");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("The contracts in contracts have errors; nothing was written.\ncontracts/marts/account_summary.yml(7,43): error BKC2003: 'dezimal'", refused.Error, StringComparison.Ordinal);
        Assert.False(_contracts.HasLockFile);
    }

    [Fact]
    public async Task ABrokenFileIsNotReplaced()
    {
        _contracts.Write("contracts.lock.yml", "version: 1\nmodels:\n<<<<<<< main\n");
        var refused = await _contracts.RunAsync("lock");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("contracts/contracts.lock.yml(3,1): error BKC6025: The lock file has a merge conflict", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no directory nowhere; name the directory of the contracts with --contracts.", "nowhere")]
    [InlineData("There are no contracts in empty; name their directory with --contracts.", "empty")]
    public async Task AWrongDirectoryIsNamed(string message, string directory)
    {
        Directory.CreateDirectory(Path.Combine(_contracts.Folder, "empty"));
        var refused = await _contracts.RunAsync("lock", "--contracts", directory);
        Assert.Equal((2, $"error: {message}\n"), (refused.ExitCode, refused.Error));
    }

    [Fact]
    public async Task JsonNamesTheChanges()
    {
        await _contracts.RunAsync("lock");
        _contracts.Edit("marts/open_account.yml", "export: [csv]", "export: [csv, parquet]");
        Assert.Equal(
            """
            {
              "format_version": 1,
              "pipeline": "Bank",
              "file": "contracts/contracts.lock.yml",
              "state": "outdated",
              "written": true,
              "models": 5,
              "changes": [
                {
                  "class": "additive",
                  "kind": "export_added",
                  "layer": "marts",
                  "model": "open_account",
                  "column": null,
                  "before": "",
                  "after": "parquet",
                  "words": "exported as parquet",
                  "announced": false
                }
              ]
            }

            """.ReplaceLineEndings("\n"),
            (await _contracts.RunAsync("lock", "--format", "json")).Out);
    }

    [Fact]
    public async Task ADeprecatedModelThatIsReadAfterItsDayIsNamed()
    {
        var compiled = ContractsOnDisk.Compiled;
        using var contracts = new ContractsOnDisk(compiled with
        {
            Models = [.. compiled.Models.Select(static m => m.Name == "snap_account" ? m with { Lifecycle = ModelLifecycle.First with { DeprecatedAfter = new(2001, 1, 31) } } : m)],
        });
        Assert.Equal("warning: 'snap_account' is deprecated after 2001-01-31, and it is still read by account_summary, open_account.\n", (await contracts.RunAsync("lock")).Error);
    }

    private static (int, string) Said(Shell.Outcome outcome)
    {
        Assert.Equal("", outcome.Error);
        return (outcome.ExitCode, outcome.Out);
    }
}
