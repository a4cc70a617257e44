using System.Globalization;
using BankingContracts.ContractModel;
using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Files;
using BankingContracts.SqlCheck.Contracts;
using BankingContracts.SqlCheck.DuckDb;

namespace BankingContracts.SqlCheck.Tests.Binding;

/// <summary>A small pipeline with one mart, to be checked with other SQL or other tests.</summary>
internal static class Bank
{
    public const string Sql = "marts/account_total.sql";
    public const string Mart = "marts/account_total.yml";

    private const string Model = "version: 2\nmodels:\n  - name: ";

    private static readonly (string Path, string Text)[] Files =
    [
        ("source/src_account.yml",
            Model + "src_account\n    source: {file: a.csv}\n    columns:\n"
            + "      - {name: account_id, data_type: varchar}\n      - {name: customer_id, data_type: varchar}\n      - {name: balance, data_type: varchar}\n      - {name: opened, data_type: varchar}\n"
            + "      - {name: loaded_at, data_type: timestamp, constraints: [{type: not_null}], generated: loaded_at}\n"),
        ("staging/stg_account.yml",
            Model + "stg_account\n    config: {from: src_account, unique_key: account_id}\n    columns:\n"
            + "      - {name: account_id, data_type: varchar, constraints: [{type: not_null}], clean: {from: account_id}}\n"
            + "      - {name: customer_id, data_type: integer, constraints: [{type: not_null}], clean: {from: customer_id}}\n"
            + "      - {name: balance_amount, data_type: 'decimal(18,2)', constraints: [{type: not_null}], clean: {from: balance}}\n"
            + "      - {name: opened_date, data_type: date, clean: {from: opened, format: yyyy-MM-dd}}\n"
            + "      - {name: loaded_at, data_type: timestamp, constraints: [{type: not_null}], clean: {from: loaded_at}}\n"),
        ("snapshots/snap_account.yml",
            "version: 2\nsnapshots:\n  - name: snap_account\n    relation: stg_account\n    config: {unique_key: account_id, strategy: check, check_cols: all}\n"),
        (Mart, Contract("decimal(18,2)")),
        (Sql, "select account_id, balance_amount from snap_account"),
    ];

    /// <summary>The mart's contract, with the type of its balance_amount and further tests of it.</summary>
    public static string Contract(string type, string tests = "") =>
        Model + "account_total\n    columns:\n"
        + "      - {name: account_id, data_type: varchar}\n"
        + "      - name: balance_amount\n        data_type: " + type + "\n" + tests
        + "      - {name: calculated_at, data_type: timestamp, constraints: [{type: not_null}], generated: changed_at}\n";

    /// <summary>What the check finds with the mart's SQL replaced.</summary>
    public static IReadOnlyList<string> WithSql(string sql, string type = "decimal(18,2)") => Findings((Sql, sql), (Mart, Contract(type)));

    /// <summary>What the check finds with tests at the mart's balance_amount.</summary>
    public static IReadOnlyList<string> WithTests(string tests) => Findings((Mart, Contract("decimal(18,2)", tests)));

    /// <summary>What the check finds with <paramref name="files"/> added or replaced: <c>12,5-9 BKC3006</c>, with the file unless it is the mart's SQL.</summary>
    public static IReadOnlyList<string> Findings(params (string Path, string Text)[] files) => [.. Check(files).Findings.Select(static f => string.Create(
        CultureInfo.InvariantCulture, $"{(f.Span.Path == Sql ? "" : f.Span.Path + " ")}{f.Span.Line + 1},{f.Span.Column + 1}-{f.Span.EndColumn + 1} {f.Rule.Id}"))];

    /// <summary>The messages of those findings.</summary>
    public static IReadOnlyList<string> Messages(string sql, string type = "decimal(18,2)") =>
        [.. Check((Sql, sql), (Mart, Contract(type))).Findings.Select(static f => f.Message)];

    /// <summary>The check's report.</summary>
    public static CheckReport Check(params (string Path, string Text)[] files) => PipelineCheck.Run(
    [
        .. Files.Where(f => !files.Any(n => n.Path == f.Path)).Concat(files).Select(static f => new ContractSource("/bank/" + f.Path, f.Path, f.Text)),
    ]);

    /// <summary>An engine with its tables.</summary>
    public static BindingDatabase Database()
    {
        var sources = Files.Select(static f => new ContractSource(f.Path, f.Path, f.Text)).ToLookup(static s => s.Path.EndsWith(".sql", StringComparison.Ordinal));
        var database = new BindingDatabase();
        database.Create(new PipelineTables(PipelineResolver.Resolve([.. sources[false].Select(ContractReader.Read)], [.. sources[true]])).All);
        return database;
    }
}
