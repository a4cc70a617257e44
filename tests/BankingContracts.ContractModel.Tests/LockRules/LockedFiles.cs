using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Locking;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Tests.LockRules;

/// <summary>The files of a small pipeline with a lock file, and edits of them.</summary>
internal sealed class LockedFiles
{
    public const string LockPath = "contracts.lock.yml";

    private readonly Dictionary<string, string> _files;

    private LockedFiles(Dictionary<string, string> files) => _files = files;

    /// <summary>The pipeline without a lock file.</summary>
    public static LockedFiles Unlocked { get; } = new(new()
    {
        ["source/src_account.yml"] = """
            version: 2
            models:
              - name: src_account
                source: {file: accounts.csv}
                columns:
                  - {name: account_id, data_type: varchar}
                  - {name: balance, data_type: varchar}
                  - {name: account_type, data_type: varchar}
                  - {name: loaded_at, data_type: timestamp, generated: loaded_at, constraints: [{type: not_null}]}
            """,
        ["staging/stg_account.yml"] = """
            version: 2
            models:
              - name: stg_account
                config: {from: src_account, unique_key: account_id}
                columns:
                  - {name: account_id, data_type: varchar, constraints: [{type: not_null}], clean: {from: account_id}}
                  - {name: balance_amount, data_type: "decimal(18,2)", clean: {from: balance}}
                  - name: account_type
                    data_type: varchar
                    clean: {from: account_type}
                    quarantine: [{when: not_accepted, values: [savings, checking]}]
                  - {name: loaded_at, data_type: timestamp, constraints: [{type: not_null}], clean: {from: loaded_at}}
            """,
        ["snapshots/snap_account.yml"] = """
            version: 2
            snapshots:
              - name: snap_account
                relation: ref('stg_account')
                config: {unique_key: account_id, strategy: check, check_cols: all}
            """,
        ["marts/account_summary.yml"] = """
            version: 2
            models:
              - name: account_summary
                description: One row per account.
                config: {unique_key: [account_id], export: [csv, parquet]}
                columns:
                  - {name: account_id, data_type: varchar, constraints: [{type: not_null}]}
                  - {name: balance_amount, data_type: "decimal(18,2)"}
                  - name: account_type
                    data_type: varchar
                    data_tests: [{accepted_values: {values: [savings, checking]}}]
                  - {name: branch_number, data_type: integer, constraints: [{type: not_null}]}
            """,
        ["marts/account_summary.sql"] = "select account_id, balance_amount, account_type, 1 as branch_number from snap_account where dbt_valid_to is null\n",
        ["marts/open_account.yml"] = """
            version: 2
            models:
              - name: open_account
                config: {unique_key: account_id, export: [parquet]}
                columns:
                  - {name: account_id, data_type: varchar, constraints: [{type: not_null}]}
                  - {name: balance_amount, data_type: "decimal(18,2)"}
            """,
        ["marts/open_account.sql"] = "select account_id, balance_amount from snap_account where dbt_valid_to is null\n",
    });

    /// <summary>The pipeline with the lock file of its contracts.</summary>
    public static LockedFiles Locked { get; } = Unlocked.Lock();

    /// <summary>The text of the lock file.</summary>
    public string LockFile => _files[LockPath];

    public string this[string path] => _files[path];

    /// <summary>The contracts, resolved.</summary>
    public ResolvedPipeline Pipeline => PipelineResolver.Resolve(Parsed(), [.. Sources(".sql")]);

    /// <summary>The same with another text for <paramref name="path"/>; null removes the file.</summary>
    public LockedFiles With(string path, string? text)
    {
        var files = new Dictionary<string, string>(_files);
        if (text is null)
            files.Remove(path);
        else
            files[path] = text;
        return new LockedFiles(files);
    }

    /// <summary>The same with <paramref name="text"/> for the first <paramref name="old"/> of a file.</summary>
    public LockedFiles Edit(string path, string old, string text)
    {
        var at = _files[path].IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{path} has no '{old}'.");
        return With(path, _files[path][..at] + text + _files[path][(at + old.Length)..]);
    }

    /// <summary>The same without a mart.</summary>
    public LockedFiles Without(string mart) => With($"marts/{mart}.yml", null).With($"marts/{mart}.sql", null);

    /// <summary>The same with another name for a mart.</summary>
    public LockedFiles Renamed(string mart, string name, string line) =>
        Edit($"marts/{mart}.yml", $"name: {mart}", $"name: {name}{line}").With($"marts/{mart}.sql", null).With($"marts/{name}.sql", _files[$"marts/{mart}.sql"]);

    /// <summary>The same with the lock file written again.</summary>
    public LockedFiles Lock() => With(LockPath, LockText.Write(ContractShapes.Promises(ContractShapes.Of(Pipeline))));

    /// <summary>All findings: those of the files, of the pipeline and of the lock file.</summary>
    public IReadOnlyList<ContractDiagnostic> Findings()
    {
        var parsed = Parsed();
        var pipeline = Pipeline;
        var locked = parsed.Select(static f => f.Lock).SingleOrDefault(static l => l is not null);
        return [.. parsed.SelectMany(static f => f.Diagnostics), .. pipeline.Diagnostics, .. locked is null ? default : LockCheck.Run(pipeline, parsed, locked)];
    }

    /// <summary>What changed from <paramref name="before"/> to this.</summary>
    public IReadOnlyList<ContractChange> Since(LockedFiles before) => ContractComparison.Of(ContractShapes.Of(before.Pipeline), ContractShapes.Of(Pipeline));

    private List<ParsedFile> Parsed() => [.. Sources(".yml").Select(ContractReader.Read)];

    private IEnumerable<ContractSource> Sources(string extension) => _files
        .Where(f => f.Key.EndsWith(extension, StringComparison.Ordinal))
        .OrderBy(static f => f.Key, StringComparer.Ordinal)
        .Select(static f => new ContractSource(f.Key, f.Key, f.Value));
}
