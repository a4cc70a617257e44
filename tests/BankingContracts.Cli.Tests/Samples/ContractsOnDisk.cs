using System.Diagnostics;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.Tests.Samples;

/// <summary>Contracts as files in the directory of a shell, with the program that was compiled from them, and a repository of git around them.</summary>
internal sealed class ContractsOnDisk : IDisposable
{
    private readonly Shell _shell;

    public ContractsOnDisk(PipelineDefinition? pipeline = null)
    {
        _shell = new Shell { Pipeline = pipeline ?? Compiled };
        foreach (var (path, text) in Files)
            Write(path, text);
    }

    /// <summary>The program of the files: only what lineage needs.</summary>
    public static PipelineDefinition Compiled { get; } = new(
        "Bank",
        [
            Model("src_account", ModelLayer.Source, [], [new("account_id", ColumnStanding.Nullable, []), new("balance", ColumnStanding.Nullable, [])]),
            Model("stg_account", ModelLayer.Staging, ["src_account"], [Copy("src_account", "account_id"), new("balance_amount", ColumnStanding.Nullable, [new("src_account", "balance", LineageKind.Expression)])]),
            Model("snap_account", ModelLayer.Snapshots, ["stg_account"], [Copy("stg_account", "account_id"), Copy("stg_account", "balance_amount")]),
            Model("account_summary", ModelLayer.Marts, ["snap_account"], [Copy("snap_account", "account_id"), Copy("snap_account", "balance_amount")]) with { Exports = [ExportFormat.Csv, ExportFormat.Parquet] },
            Model("open_account", ModelLayer.Marts, ["snap_account"], [Copy("snap_account", "account_id")], [new("snap_account", "balance_amount", LineageKind.Filter)]) with { Exports = [ExportFormat.Csv] },
        ],
        []);

    public string Folder => _shell.Directory;

    public string LockFile => File.ReadAllText(PathOf("contracts.lock.yml"));

    public bool HasLockFile => File.Exists(PathOf("contracts.lock.yml"));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    public void Delete(string path) => File.Delete(PathOf(path));

    public void Edit(string path, string old, string text)
    {
        var before = File.ReadAllText(PathOf(path));
        Assert.Contains(old, before, StringComparison.Ordinal);
        Write(path, before.Replace(old, text, StringComparison.Ordinal));
    }

    public Task<Shell.Outcome> RunAsync(params string[] args) => _shell.RunAsync(new FakeDatabase(), args);

    /// <summary>Puts the folder under git, with all files in a first commit of the branch main.</summary>
    public void Commit()
    {
        Git("init", "-q", "-b", "main");
        Save();
    }

    /// <summary>Commits all files.</summary>
    public void Save()
    {
        Git("add", "-A");
        Git("-c", "user.name=Tests", "-c", "user.email=tests@bank.example", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "State");
    }

    /// <summary>The first digits of the last commit's hash.</summary>
    public string Head => Git("rev-parse", "HEAD")[..8];

    public string Git(params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo("git", args) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    public void Dispose()
    {
        // Git makes its objects read-only, and Windows does not delete such files.
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        _shell.Dispose();
    }

    private string PathOf(string path) => Path.Combine(Folder, "contracts", path);

    private static ColumnLineage Copy(string model, string column) => new(column, ColumnStanding.Nullable, [new(model, column, LineageKind.Copy)]);

    private static ModelDefinition Model(string name, ModelLayer layer, string[] upstreams, ColumnLineage[] columns, ColumnSource[]? filters = null) => SamplePipeline.Definition.Models[^1] with
    {
        Name = name,
        Layer = layer,
        Upstreams = upstreams,
        Columns = [.. columns.Select(static c => new ColumnDefinition(c.Column, new ColumnType(ColumnKind.Varchar), IsNullable: true))],
        Lineage = () => new(columns, filters ?? []),
    };

    private static IEnumerable<(string Path, string Text)> Files =>
    [
        ("source/src_account.yml", """
            version: 2
            models:
              - name: src_account
                source: {file: accounts.csv}
                columns:
                  - {name: account_id, data_type: varchar}
                  - {name: balance, data_type: varchar}
                  - {name: loaded_at, data_type: timestamp, generated: loaded_at, constraints: [{type: not_null}]}
            """),
        ("staging/stg_account.yml", """
            version: 2
            models:
              - name: stg_account
                config: {from: src_account, unique_key: account_id}
                columns:
                  - {name: account_id, data_type: varchar, constraints: [{type: not_null}], clean: {from: account_id}}
                  - {name: balance_amount, data_type: "decimal(18,2)", clean: {from: balance}}
            """),
        ("snapshots/snap_account.yml", """
            version: 2
            snapshots:
              - name: snap_account
                relation: stg_account
                config: {unique_key: account_id, strategy: check, check_cols: all}
            """),
        ("marts/account_summary.yml", """
            version: 2
            models:
              - name: account_summary
                config: {unique_key: account_id, export: [csv, parquet]}
                columns:
                  - {name: account_id, data_type: varchar, constraints: [{type: not_null}]}
                  - {name: balance_amount, data_type: "decimal(18,2)"}
            """),
        ("marts/account_summary.sql", "select account_id, balance_amount from snap_account where dbt_valid_to is null\n"),
        ("marts/open_account.yml", """
            version: 2
            models:
              - name: open_account
                config: {unique_key: account_id, export: [csv]}
                columns:
                  - {name: account_id, data_type: varchar, constraints: [{type: not_null}]}
            """),
        ("marts/open_account.sql", "select account_id from snap_account where dbt_valid_to is null and balance_amount > 0\n"),
    ];
}
