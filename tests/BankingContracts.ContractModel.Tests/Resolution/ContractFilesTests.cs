using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Tests.Resolution;

/// <summary>From the text of the files: one thing changed, and the finding must cover exactly the changed text.</summary>
public class ContractFilesTests
{
    private static readonly (string Path, string Text)[] Files =
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
                  - {name: loaded_at, data_type: timestamp, constraints: [{type: not_null}], clean: {from: loaded_at}}
            """),
        ("snapshots/snap_account.yml", """
            version: 2
            snapshots:
              - name: snap_account
                relation: ref('stg_account')
                config: {unique_key: account_id, strategy: check, check_cols: all}
                data_tests:
                  - recency: {datepart: day, interval: 7, field: dbt_valid_from}
                columns:
                  - name: balance_amount
                    data_tests: [non_negative_value]
            """),
        ("marts/account_summary.yml", """
            version: 2
            models:
              - name: account_summary
                config: {unique_key: [account_id]}
                columns:
                  - name: account_id
                    data_type: varchar
                    constraints: [{type: not_null}, {type: foreign_key, to: snap_account, to_columns: [account_id]}]
                    tests:
                      - relationships:
                          arguments: {to: ref('snap_account'), field: account_id}
                  - {name: total_amount, data_type: "decimal(18,2)"}
            """),
        ("marts/account_summary.sql", "select account_id, balance_amount as total_amount\nfrom snap_account\nwhere dbt_valid_to is null\n"),
    ];

    [Fact]
    public void TheFilesAreFaultless()
    {
        var pipeline = Resolve(Files);

        Assert.Empty(pipeline.Diagnostics);
        Assert.Equal(["src_account", "stg_account", "quarantine_stg_account", "snap_account", "account_summary"], pipeline.Models.Select(m => m.Name));
        Assert.Equal(["balance_amount"], pipeline.Models.Single(m => m.Name == "snap_account").Snapshot!.CheckColumns);
        Assert.Equal(
            ["not_null_account_summary_account_id", "relationships_account_summary_account_id__snap_account", "unique_account_summary_account_id"],
            pipeline.Models.Single(m => m.Name == "account_summary").Tests.Select(t => t.Name));
    }

    [Theory]
    [InlineData("staging/stg_account.yml", "from: src_account", "from: [|src_acount|]", "BKC4001")]
    [InlineData("staging/stg_account.yml", "clean: {from: balance}", "clean: {from: [|balanc|]}", "BKC4006")]
    [InlineData("staging/stg_account.yml", "name: stg_account", "name: [|stg_accounts|]", "BKC5014", "BKC4001")]
    [InlineData("staging/stg_account.yml", "name: balance_amount", "name: [|bal_amount|]", "BKC5013", "BKC4007")]
    [InlineData("snapshots/snap_account.yml", "ref('stg_account')", "[|ref('src_account')|]", "BKC4003")]
    [InlineData("snapshots/snap_account.yml", "unique_key: account_id", "unique_key: [|acount_id|]", "BKC2004")]
    [InlineData("snapshots/snap_account.yml", "unique_key: account_id", "unique_key: [account_id, [|balance_amount|]]", "BKC2009")]
    [InlineData("snapshots/snap_account.yml", "check_cols: all", "check_cols: [balance_amount, [|blance|]]", "BKC2004")]
    [InlineData("snapshots/snap_account.yml", "strategy: check, check_cols: all", "strategy: timestamp, updated_at: [|balance_amount|]", "BKC2017")]
    [InlineData("snapshots/snap_account.yml", "name: balance_amount", "name: [|balance|]", "BKC4007")]
    [InlineData("snapshots/snap_account.yml", "field: dbt_valid_from", "field: [|dbt_valid_form|]", "BKC2004")]
    [InlineData("snapshots/snap_account.yml", "field: dbt_valid_from", "field: [|balance_amount|]", "BKC2020")]
    [InlineData("snapshots/snap_account.yml", "[non_negative_value]", "[{[|valid_date_range|]: {min_date: 2000-01-01}}]", "BKC2020")]
    [InlineData("marts/account_summary.yml", "to_columns: [account_id]", "to_columns: [[|account|]]", "BKC4004")]
    [InlineData("marts/account_summary.yml", "to: snap_account", "to: [|snap_acount|]", "BKC4001")]
    [InlineData("marts/account_summary.yml", "to: ref('snap_account')", "to: [|ref('snap')|]", "BKC4001")]
    [InlineData("marts/account_summary.yml", "field: account_id", "field: [|dbt_id|]", "BKC4004")]
    [InlineData("marts/account_summary.yml", "field: account_id", "field: [|balance_amount|]", "BKC4005")]
    [InlineData("marts/account_summary.yml", "name: total_amount", "name: [|totalAmount|]", "BKC5002")]
    [InlineData("marts/account_summary.yml", "name: account_summary", "name: [|account_sumary|]", "BKC3002", "BKC3001")]
    [InlineData("marts/account_summary.sql", "snap_account", "[|stg_account|]", "BKC4003")]
    [InlineData("marts/account_summary.sql", "snap_account", "[|snapshots.snap_account|]", "BKC4001")]
    [InlineData("marts/account_summary.sql", "snap_account", "[|account_summary|]", "BKC4002")]
    [InlineData("marts/account_summary.sql", "null\n", "null;\n[|drop|] table x", "BKC3003")]
    public void AChangeIsReportedAtItsPlace(string path, string old, string marked, string id, string? elsewhere = null)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var length = marked.IndexOf("|]", StringComparison.Ordinal) - start - 2;
        var changed = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        var before = Files.Single(f => f.Path == path).Text;
        var at = before.IndexOf(old, StringComparison.Ordinal);
        var text = before[..at] + changed + before[(at + old.Length)..];

        var findings = Resolve([.. Files.Select(f => f.Path == path ? (path, text) : f)]).Diagnostics;

        var finding = Assert.Single(findings, d => d.Span.Path == path);
        Assert.Equal((id, at + start, length), (finding.Rule.Id, finding.Span.Start, finding.Span.Length));
        Assert.Equal(text[..(at + start)].Count(c => c == '\n'), finding.Span.Line);
        Assert.All(findings.Where(d => d.Span.Path != path), d => Assert.Equal(elsewhere, d.Rule.Id));
        Assert.Equal(elsewhere is not null, findings.Any(d => d.Span.Path != path));
    }

    [Fact]
    public void ABrokenFileHidesNoOthersErrorsAndCausesNone()
    {
        var files = Files.Select(f => f.Path switch
        {
            "staging/stg_account.yml" => (f.Path, "version: 2\nmodels:\n  - name: stg_account\n    config: {from: [\n"),
            "marts/account_summary.sql" => (f.Path, "select * from nowhere"),
            _ => f,
        });

        Assert.Equal(["BKC4001 marts/account_summary.sql"], Resolve([.. files]).Diagnostics.Select(d => d.Rule.Id + " " + d.Span.Path));
    }

    [Fact]
    public void LineEndsChangeNeitherLinesNorColumns()
    {
        (string, string)[] unix = [.. Files.Select(f => (f.Path, f.Text.Replace("from snap_account", "from  nowhere", StringComparison.Ordinal)))];
        (string, string)[] windows = [.. unix.Select(f => (f.Item1, f.Item2.Replace("\n", "\r\n", StringComparison.Ordinal)))];

        var (one, other) = (Assert.Single(Resolve(unix).Diagnostics).Span, Assert.Single(Resolve(windows).Diagnostics).Span);

        Assert.Equal((1, 6, 1, 13), (one.Line, one.Column, one.EndLine, one.EndColumn));
        Assert.Equal((1, 6, 1, 13), (other.Line, other.Column, other.EndLine, other.EndColumn));
        Assert.Equal(Resolve(unix).Models, Resolve(windows).Models);
    }

    private static ResolvedPipeline Resolve(IReadOnlyList<(string Path, string Text)> files)
    {
        var sources = files.Select(f => new ContractSource(f.Path, f.Path, f.Text)).ToLookup(s => s.RelativePath.EndsWith(".sql", StringComparison.Ordinal));
        return PipelineResolver.Resolve([.. sources[false].Select(ContractReader.Read)], [.. sources[true]]);
    }
}
