using BankingContracts.ContractModel.Files;

namespace BankingContracts.ContractModel.Tests.Reading;

/// <summary>Contract files that are valid but for what a test puts into them.</summary>
internal static class Given
{
    public const string LoadTime = "- {name: loaded_at, data_type: timestamp, constraints: [{type: not_null}], generated: loaded_at}";

    private const string KeyColumn = "- {name: account_id, data_type: varchar, constraints: [{type: not_null}]}";

    public static ContractSource File(string relativePath, string text) => new("/pipeline/contracts/" + relativePath, relativePath, text);

    public static ContractSource Mart(string columns = KeyColumn, string config = "{unique_key: account_id}", string parts = "") => File(
        "marts/account_summary.yml",
        $"""
        version: 2
        models:
          - name: account_summary
            config: {config}
            columns:
        {Indent(columns, 6)}
        {Indent(parts, 4)}
        """);

    /// <summary>A mart with the key column and <paramref name="column"/>.</summary>
    public static ContractSource MartColumn(string column) => Mart(KeyColumn + "\n" + column);

    /// <summary>A mart with the key column and these parts of the model.</summary>
    public static ContractSource MartWith(string parts) => Mart(parts: parts);

    public static ContractSource Source(string source = "{file: accounts.csv}", string columns = "- {name: account_id, data_type: varchar}\n" + LoadTime) => File(
        "source/src_account.yml",
        $"""
        version: 2
        models:
          - name: src_account
            source:
        {Indent(source, 6)}
            columns:
        {Indent(columns, 6)}
        """);

    public static ContractSource Staging(string columns, string config = "{from: src_account, unique_key: account_id}") => File(
        "staging/stg_account.yml",
        $"""
        version: 2
        models:
          - name: stg_account
            config: {config}
            columns:
        {Indent("- {name: account_id, data_type: varchar, constraints: [{type: not_null}], clean: {from: account_id}}\n" + columns, 6)}
        """);

    public static ContractSource Snapshot(string config, string parts = "") => File(
        "snapshots/snap_account.yml",
        $"""
        version: 2
        snapshots:
          - name: snap_account
            relation: ref('stg_account')
            config: {config}
        {Indent(parts, 4)}
        """);

    private static string Indent(string text, int spaces) =>
        string.Join("\n", text.Split('\n').Select(l => l.Length == 0 ? l : new string(' ', spaces) + l));
}
