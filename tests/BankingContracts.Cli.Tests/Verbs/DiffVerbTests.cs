using BankingContracts.Cli.Tests.Samples;

namespace BankingContracts.Cli.Tests.Verbs;

public sealed class DiffVerbTests : IDisposable
{
    private const string Staging = "staging/stg_account.yml";
    private const string Mart = "marts/account_summary.yml";
    private const string Open = "marts/open_account.yml";
    private const string Type = "\"decimal(18,2)\"";

    private readonly ContractsOnDisk _contracts = new();

    public void Dispose() => _contracts.Dispose();

    [Fact]
    public async Task NothingChangedSinceTheLockFile()
    {
        await _contracts.RunAsync("lock");
        var outcome = await _contracts.RunAsync("diff");
        Assert.Equal((0, "\n Contracts since contracts/contracts.lock.yml  Nothing changed.\n\n", ""), (outcome.ExitCode, outcome.Out, outcome.Error));
    }

    [Fact]
    public async Task ATextNamesEachChangeAndWhatItReaches()
    {
        await EditAllAsync();
        Assert.Equal(
            """

             Contracts since contracts/contracts.lock.yml  4 breaking, 2 additive, 1 patch

             BREAKING
             staging.stg_account.balance_amount: type decimal(18,2) -> decimal(8,2),
             narrower
                computed from it: snap_account.balance_amount,
                account_summary.balance_amount
                rows depend on it: open_account
                in exports: account_summary.csv, account_summary.parquet, open_account.csv
             snapshots.snap_account.balance_amount: type decimal(18,2) -> decimal(8,2),
             narrower
                computed from it: account_summary.balance_amount
                rows depend on it: open_account
                in exports: account_summary.csv, account_summary.parquet, open_account.csv
             marts.account_summary: not exported as parquet any more; announced by a higher
             model_version
                in exports: account_summary.parquet
             marts.account_summary.total_amount: column renamed, it was balance_amount;
             announced by a higher model_version
                in exports: account_summary.csv, account_summary.parquet

             ADDITIVE
             marts.open_account: exported as parquet
                in exports: open_account.parquet
             marts.open_account.branch_name: new column, varchar
                in exports: open_account.csv, open_account.parquet

             PATCH
             marts.account_summary: model_version 1 -> 2
                version 2: balance_amount is called total_amount.


            """.ReplaceLineEndings("\n"),
            (await _contracts.RunAsync("diff")).Out);
    }

    [Fact]
    public async Task MarkdownIsATable()
    {
        await EditAllAsync();
        Assert.Equal(
            """
            ### Contracts since `contracts/contracts.lock.yml`

            4 breaking, 2 additive, 1 patch

            | | where | what | reaches |
            |---|---|---|---|
            | **breaking** | `staging.stg_account.balance_amount` | type decimal(18,2) -> decimal(8,2), narrower | computed from it: `snap_account.balance_amount`, `account_summary.balance_amount`<br>rows depend on it: `open_account`<br>in exports: `account_summary.csv`, `account_summary.parquet`, `open_account.csv` |
            | **breaking** | `snapshots.snap_account.balance_amount` | type decimal(18,2) -> decimal(8,2), narrower | computed from it: `account_summary.balance_amount`<br>rows depend on it: `open_account`<br>in exports: `account_summary.csv`, `account_summary.parquet`, `open_account.csv` |
            | **breaking** | `marts.account_summary` | not exported as parquet any more; announced by a higher model_version | in exports: `account_summary.parquet` |
            | **breaking** | `marts.account_summary.total_amount` | column renamed, it was balance\_amount; announced by a higher model_version | in exports: `account_summary.csv`, `account_summary.parquet` |
            | additive | `marts.open_account` | exported as parquet | in exports: `open_account.parquet` |
            | additive | `marts.open_account.branch_name` | new column, varchar | in exports: `open_account.csv`, `open_account.parquet` |
            | patch | `marts.account_summary` | model\_version 1 -> 2<br>version 2: balance\_amount is called total\_amount. |  |

            """.ReplaceLineEndings("\n"),
            (await _contracts.RunAsync("diff", "--format", "markdown")).Out);
    }

    [Fact]
    public async Task JsonHasAllOfIt()
    {
        await _contracts.RunAsync("lock");
        _contracts.Edit(Staging, Type, "\"decimal(20,2)\"");
        Assert.Equal(
            """
            {
              "format_version": 1,
              "pipeline": "Bank",
              "base": {
                "name": "contracts/contracts.lock.yml",
                "commit": null,
                "lock_file": true
              },
              "counts": {
                "breaking": 0,
                "additive": 2,
                "patch": 0
              },
              "changes": [
                {
                  "class": "additive",
                  "kind": "type_widened",
                  "layer": "staging",
                  "model": "stg_account",
                  "column": "balance_amount",
                  "before": "decimal(18,2)",
                  "after": "decimal(20,2)",
                  "words": "type decimal(18,2) -> decimal(20,2), wider",
                  "announced": false,
                  "notes": [],
                  "reaches": {
                    "columns": [
                      {
                        "model": "snap_account",
                        "column": "balance_amount"
                      },
                      {
                        "model": "account_summary",
                        "column": "balance_amount"
                      }
                    ],
                    "rows": [
                      "open_account"
                    ],
                    "exports": [
                      "account_summary.csv",
                      "account_summary.parquet",
                      "open_account.csv"
                    ]
                  }
                },
                {
                  "class": "additive",
                  "kind": "type_widened",
                  "layer": "snapshots",
                  "model": "snap_account",
                  "column": "balance_amount",
                  "before": "decimal(18,2)",
                  "after": "decimal(20,2)",
                  "words": "type decimal(18,2) -> decimal(20,2), wider",
                  "announced": false,
                  "notes": [],
                  "reaches": {
                    "columns": [
                      {
                        "model": "account_summary",
                        "column": "balance_amount"
                      }
                    ],
                    "rows": [
                      "open_account"
                    ],
                    "exports": [
                      "account_summary.csv",
                      "account_summary.parquet",
                      "open_account.csv"
                    ]
                  }
                }
              ],
              "unknown_models": []
            }

            """.ReplaceLineEndings("\n"),
            (await _contracts.RunAsync("diff", "--format", "json")).Out);
    }

    [Fact]
    public async Task CsvHasALineForEachChange()
    {
        await _contracts.RunAsync("lock");
        _contracts.Edit(Open, "export: [csv]", "export: [parquet]");
        Assert.Equal(
            "class,kind,layer,model,column,before,after,announced,columns,rows,exports\n"
                + "breaking,export_removed,marts,open_account,,csv,,false,,,open_account.csv\n"
                + "additive,export_added,marts,open_account,,,parquet,false,,,open_account.parquet\n",
            (await _contracts.RunAsync("diff", "--format", "csv")).Out);
    }

    [Theory]
    [InlineData(Mart, Type, "\"decimal(8,2)\"", "breaking", 1)]
    [InlineData(Mart, Type, "\"decimal(20,2)\"", "breaking", 0)]
    [InlineData(Mart, Type, "\"decimal(20,2)\"", "additive", 1)]
    [InlineData(Mart, Type, "\"decimal(8,2)\"", "additive", 1)]
    [InlineData(Mart, "- name: account_summary", "- name: account_summary\n    deprecated_after: 2027-06-30", "additive", 0)]
    [InlineData(Mart, "- name: account_summary", "- name: account_summary\n    deprecated_after: 2027-06-30", "any", 1)]
    [InlineData(Mart, "version: 2", "# nothing\nversion: 2", "any", 0)]
    public async Task TheExitCodeFollowsTheClass(string path, string old, string text, string failOn, int exitCode)
    {
        await _contracts.RunAsync("lock");
        _contracts.Edit(path, old, text);
        Assert.Equal(exitCode, (await _contracts.RunAsync("diff", "--fail-on", failOn)).ExitCode);
        Assert.Equal(0, (await _contracts.RunAsync("diff")).ExitCode);
    }

    [Fact]
    public async Task ACommitIsReadWithoutACheckout()
    {
        _contracts.Commit();
        var commit = _contracts.Head;
        _contracts.Edit(Mart, "config:", "description: One row per account.\n    tags: [daily]\n    config:");
        _contracts.Edit("marts/open_account.sql", "> 0", "> 1");
        _contracts.Delete(Staging);
        _contracts.Write(Staging, "version: 2\nmodels:\n  - name: stg_account\n    config: {from: src_account, unique_key: account_id}\n    columns:\n      - {name: account_id, data_type: varchar, constraints: [{type: not_null}], clean: {from: account_id}}\n      - {name: balance_amount, data_type: \"decimal(18,2)\", clean: {from: balance}}\n");

        var text = (await _contracts.RunAsync("diff", "--base", "main", "--format", "csv")).Out;

        Assert.Equal(
            "class,kind,layer,model,column,before,after,announced,columns,rows,exports\n"
                + "patch,description_changed,marts,account_summary,,,,false,,,\n"
                + "patch,tags_changed,marts,account_summary,,,daily,false,,,\n"
                + "patch,rows_changed,marts,open_account,,,,false,,,open_account.csv\n",
            text);
        Assert.Contains($"Contracts since main ({commit})  3 patch", (await _contracts.RunAsync("diff", "--base", "main")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AChangeOfAWholeModelReachesModels()
    {
        await _contracts.RunAsync("lock");
        _contracts.Edit("snapshots/snap_account.yml", "- name: snap_account", "- name: snap_account\n    deprecated_after: 2027-06-30");
        Assert.Contains(
            " snapshots.snap_account: deprecated after 2027-06-30\n    rows depend on it: account_summary, open_account\n    in exports: account_summary.csv, account_summary.parquet, open_account.csv\n",
            (await _contracts.RunAsync("diff")).Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AColumnThatIsGoneReachesWhatReadItInTheLastProgram()
    {
        await _contracts.RunAsync("lock");
        _contracts.Edit(Staging, "\n      - {name: balance_amount, data_type: \"decimal(18,2)\", clean: {from: balance}}", "");
        _contracts.Edit(Mart, "\n      - {name: balance_amount, data_type: \"decimal(18,2)\"}", "");
        Assert.Contains(
            " staging.stg_account.balance_amount: column removed\n    computed from it: snap_account.balance_amount,\n    account_summary.balance_amount\n    rows depend on it: open_account\n",
            (await _contracts.RunAsync("diff")).Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheContractsMayBeAnywhereInTheRepository()
    {
        _contracts.Commit();
        _contracts.Git("mv", "contracts", "pipeline");
        _contracts.Save();
        _contracts.Git("tag", "v1");

        Assert.Contains("Nothing changed.", (await _contracts.RunAsync("diff", "--contracts", "pipeline", "--base", "v1")).Out, StringComparison.Ordinal);
        var gone = await _contracts.RunAsync("diff", "--contracts", "pipeline", "--base", "HEAD~1");
        Assert.Equal((2, "error: The commit HEAD~1 has no contracts in pipeline; name a later one, or a lock file.\n"), (gone.ExitCode, gone.Error));
    }

    [Fact]
    public async Task TheRootOfARepositoryMayBeTheContracts()
    {
        Directory.CreateDirectory(Path.Combine(_contracts.Folder, "x"));
        _contracts.Git("-C", "contracts", "init", "-q", "-b", "main");
        _contracts.Git("-C", "contracts", "add", "-A");
        _contracts.Git("-C", "contracts", "-c", "user.name=Tests", "-c", "user.email=tests@bank.example", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "State");
        Assert.Contains("Nothing changed.", (await _contracts.RunAsync("diff", "--base", "HEAD")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACommitWithContractsOfAnotherTimeGivesItsLockFile()
    {
        await _contracts.RunAsync("lock");
        _contracts.Edit(Mart, "version: 2", "version: 1");
        _contracts.Commit();
        _contracts.Edit(Mart, "version: 1", "version: 2");
        _contracts.Edit(Mart, "export: [csv, parquet]", "export: [csv]");

        var outcome = await _contracts.RunAsync("diff", "--base", "main");

        Assert.Contains("not exported as parquet any more", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("The contracts of that commit are not valid today, so its lock file was\n compared.", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACommitWithoutContractsThatCanBeReadIsRefused()
    {
        _contracts.Edit(Mart, "version: 2", "version: 1");
        _contracts.Commit();
        _contracts.Edit(Mart, "version: 1", "version: 2");

        var refused = await _contracts.RunAsync("diff", "--base", "main");

        Assert.Equal(2, refused.ExitCode);
        Assert.Equal("error: The contracts of main have errors, and there is no lock file beside them; name another commit. The first error: main:marts/account_summary.yml(1,10): error BKC1009: Version '1' is not supported; write 'version: 2'\n", refused.Error);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("--output=/tmp/x")]
    [InlineData("main:contracts")]
    public async Task AnUnknownCommitIsRefused(string reference)
    {
        _contracts.Commit();
        var refused = await _contracts.RunAsync("diff", $"--base={reference}");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"--base {reference} is neither a file nor a commit, branch or tag of this repository", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutARepositoryOnlyAFileCanBeNamed()
    {
        // The temporary folder may be below a repository; this ends the search for one.
        File.WriteAllText(Path.Combine(_contracts.Folder, ".git"), "no repository\n");
        var refused = await _contracts.RunAsync("diff", "--base", "main");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("contracts is in no repository of git, and --base main is no file; name a lock file, or run it in the repository.", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherLockFileMayBeTheBase()
    {
        await _contracts.RunAsync("lock");
        File.Copy(Path.Combine(_contracts.Folder, "contracts", "contracts.lock.yml"), Path.Combine(_contracts.Folder, "old.yml"));
        _contracts.Edit(Open, "export: [csv]", "export: [csv, parquet]");
        await _contracts.RunAsync("lock");

        Assert.Contains("Contracts since old.yml  1 additive", (await _contracts.RunAsync("diff", "--base", "old.yml")).Out, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_contracts.Folder, "old.yml"), "version: 2\nmodels: []\n");
        var refused = await _contracts.RunAsync("diff", "--base", "old.yml");
        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("error: old.yml is not a lock file that can be read. old.yml(1,10): error BKC6025: The lock file has the form 2", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no lock file contracts/contracts.lock.yml; write it with 'lock', or name a commit, for example --base main.", "diff")]
    [InlineData("--fail-on: 'major' is no class of changes; write breaking, additive or any.", "diff", "--fail-on", "major")]
    [InlineData("--format: markdown works only with diff and run --preview; use table, csv or json.", "lock", "--format", "markdown")]
    [InlineData("--format: markdown works only with diff and run --preview; use table, csv or json.", "--format", "markdown")]
    [InlineData("--format: mermaid works only with lineage; use table, csv or json.", "diff", "--format", "mermaid")]
    public async Task AWrongWordIsExplained(string message, params string[] args)
    {
        var outcome = await _contracts.RunAsync(args);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    /// <summary>Edits with every class of change.</summary>
    private async Task EditAllAsync()
    {
        await _contracts.RunAsync("lock");
        _contracts.Edit(Staging, Type, "\"decimal(8,2)\"");
        _contracts.Edit(Mart, "- name: account_summary", "- name: account_summary\n    model_version: 2\n    changes: {2: balance_amount is called total_amount.}");
        _contracts.Edit(Mart, "name: balance_amount", "name: total_amount, renamed_from: balance_amount");
        _contracts.Edit(Mart, "export: [csv, parquet]", "export: [csv]");
        _contracts.Edit(Open, "export: [csv]", "export: [csv, parquet]");
        _contracts.Edit(Open, "constraints: [{type: not_null}]}", "constraints: [{type: not_null}]}\n      - {name: branch_name, data_type: varchar}");
    }
}
