using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.ExampleRules;

/// <summary>Examples against the contracts of the reference pipeline, each mistake at its place.</summary>
public sealed class ExampleRuleTests
{
    private const string Mart = """
        version: 2
        examples:
          - name: the rate follows the tier
            model: account_summary
            run_at: 2026-01-01
            given:
              int_savings_account_only:
                - {account_id: A1, balance_amount: 10.00, has_loan_flag: true}
                - {account_id: A2, balance_amount: 20.00, has_loan_flag: false}
            expect:
              rows:
                - {account_id: A1, interest_rate_pct: 0.015}
        """;

    private const string Snapshot = """
        version: 2
        examples:
          - name: a version opens
            model: snap_account
            batches:
              - run_at: 2026-01-01
                given: {stg_account: [{account_id: A1, balance_amount: 1.00}]}
              - given: {stg_account: {columns: [account_id, balance_amount], rows: [[A1, 2.00], [A2, 1.00]]}}
            expect:
              contains:
                - {account_id: A1, dbt_valid_to: null}
              count: 3
        """;

    private const string Staging = """
        version: 2
        examples:
          - name: an account is cleaned
            model: stg_account
            given:
              src_account:
                - {account_id: A1, customer_id: 7, balance: null, account_type: savings}
                - "A2,7,12.30,savings"
            expect:
              rows: []
              quarantined:
                - {failure_reason: "Invalid balance: missing value (NULL)"}
        """;

    private const string Twice = "\n  - name: «the rate follows the tier»\n    model: account_summary\n    given: {int_savings_account_only: []}\n    expect: {count: 0}";

    public static TheoryData<string, string, string, string, string> Mistakes => new()
    {
        { Mart, "model: account_summary", "model: «account_sumary»", "BKC8102", "'account_sumary' is not a model that can have examples: there is no such model; did you mean 'account_summary'?" },
        { Mart, "model: account_summary", "model: «src_account»", "BKC8102", "a source only holds what its file has" },
        { Mart, "model: account_summary", "model: «quarantine_stg_account»", "BKC8102", "write an example of 'stg_account' with 'quarantined'" },
        { Mart, "run_at: 2026-01-01", "run_at: «yesterday»", "BKC8113", "'yesterday' cannot be the timestamp of this run: it is not a timestamp" },
        { Mart, "      int_savings_account_only:\n", "      «snap_account»: []\n      int_savings_account_only:\n", "BKC8103", "'account_summary' does not read 'snap_account'; it reads int_savings_account_only" },
        { Mart, "balance_amount: 10.00", "«balanc_amount»: 10.00", "BKC8105", "'balanc_amount' is not a column of 'int_savings_account_only'; did you mean 'balance_amount'?" },
        { Mart, "balance_amount: 10.00", "balance_amount: «10.001»", "BKC8106", "'10.001' is not a value of 'balance_amount', which is decimal(18,2); write a number with at most 2 decimals" },
        { Mart, "has_loan_flag: true", "has_loan_flag: «yes»", "BKC8106", "write true or false" },
        { Mart, "balance_amount: 10.00", "balance_amount: «null»", "BKC8107", "'balance_amount' of 'int_savings_account_only' is never NULL; give a value" },
        { Mart, "{account_id: A1, balance_amount: 10.00", "{«balance_amount»: 10.00", "BKC8108", "This row of 'int_savings_account_only' lacks the key column 'account_id'; give a value" },
        { Mart, "{account_id: A2", "{«account_id»: A1", "BKC8109", "This row of 'int_savings_account_only' has the same account_id as the row in line 8" },
        { Mart, "- {account_id: A1, balance_amount: 10.00, has_loan_flag: true}", "- «A1»", "BKC8114", "only a source is read from lines" },
        { Mart, "interest_rate_pct: 0.015", "«interest_pct»: 0.015", "BKC8105", "'interest_pct' is not a column of 'account_summary'" },
        { Mart, "interest_rate_pct: 0.015", "interest_rate_pct: «high»", "BKC8106", "which is decimal(5,3)" },
        { Mart, "- {account_id: A1, interest_rate_pct: 0.015}", "- «{»}", "BKC8114", "it names no column" },
        { Mart, "      rows:\n        - {account_id: A1, interest_rate_pct: 0.015}", "      count: «-1»", "BKC2019", "write 0 or more" },
        { Mart, "expect:\n      rows:\n        - {account_id: A1, interest_rate_pct: 0.015}", "«expect»: {}", "BKC8112", "'expect' of 'the rate follows the tier' is empty" },
        { Mart, "0.015}", "0.015}" + Twice, "BKC8101", "The example 'the rate follows the tier' is also defined in" },
        { Mart, "      rows:\n", "      order_by: [account_id desc, «balance»]\n      rows:\n", "BKC8105", "'balance' is not a column of 'account_summary'" },
        { Mart, "    run_at: 2026-01-01\n    given:\n      int_savings_account_only:\n        - {account_id: A1, balance_amount: 10.00, has_loan_flag: true}\n        - {account_id: A2, balance_amount: 20.00, has_loan_flag: false}\n", "    «given»: {}\n", "BKC8104", "'account_summary' also reads 'int_savings_account_only', and nothing is given for it" },
        { Mart, "    run_at: 2026-01-01\n    given:\n      int_savings_account_only:\n        - {account_id: A1, balance_amount: 10.00, has_loan_flag: true}\n        - {account_id: A2, balance_amount: 20.00, has_loan_flag: false}\n", "    «batches»: [{given: {int_savings_account_only: []}}]\n", "BKC2012", "'batches' is not allowed in an example of a query" },
        { Mart, "    expect:\n", "    expect:\n      «quarantined»: []\n", "BKC2012", "only staging models quarantine rows" },
        { Snapshot, "      - given", "      - run_at: «2025-12-31»\n        given", "BKC8113", "the run before it is not earlier" },
        { Snapshot, "[A2, 1.00]", "[«A1», 1.00]", "BKC8109", "This row of 'stg_account' has the same account_id as the row in line 8" },
        { Snapshot, "dbt_valid_to: null", "«dbt_valid_until»: null", "BKC8105", "did you mean 'dbt_valid_to'?" },
        { Snapshot, "{stg_account: [{account_id", "{«stg_customer»: [], stg_account: [{account_id", "BKC8103", "it reads stg_account, src_account" },
        { Staging, "balance: null", "«loaded_at»: 2026-01-01, balance: null", "BKC8111", "'loaded_at' of 'src_account' is filled by the run" },
        { Staging, "failure_reason: \"Invalid", "«failure_reasons»: \"Invalid", "BKC8105", "'failure_reasons' is not a column of 'quarantine_stg_account'" },
    };

    public static TheoryData<string, string, string, string> MistakesInAFile => new()
    {
        { Mart, "    expect:\n", "    «expected»:\n", "BKC1002" },
        { Mart, "name: the rate follows the tier", "«description»: x", "BKC1003" },
        { Mart, "given:\n      int_savings_account_only:\n        - {account_id: A1, balance_amount: 10.00, has_loan_flag: true}\n        - {account_id: A2, balance_amount: 20.00, has_loan_flag: false}", "given:\n      int_savings_account_only: «none»", "BKC1004" },
        { Mart, "balance_amount: 10.00", "«balance_amount»: [10.00]", "BKC1004" },
        { Mart, "      rows:\n", "      «count»: 1\n      rows:\n", "BKC2012" },
        { Mart, "      rows:\n        - {account_id: A1, interest_rate_pct: 0.015}", "      count: 1\n      «order_by»: account_id", "BKC2012" },
        { Snapshot, "[A2, 1.00]", "«[»A2]", "BKC8110" },
        { Snapshot, "columns: [account_id, balance_amount]", "columns: [account_id, «account_id»]", "BKC1005" },
        { Snapshot, "    batches:", "    «run_at»: 2026-01-01\n    batches:", "BKC2012" },
    };

    [Theory]
    [InlineData(Mart)]
    [InlineData(Snapshot)]
    [InlineData(Staging)]
    public void ARightExampleIsSilent(string text)
    {
        Assert.Empty(Findings(text).Select(static f => f.Message));
        Assert.Single(Resolve(text).Examples);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void AMistakeIsReportedAtItsPlace(string text, string right, string wrong, string id, string message)
    {
        var marked = Edited(text, right, wrong);
        var (start, length) = (marked.IndexOf('«', StringComparison.Ordinal), marked.IndexOf('»', StringComparison.Ordinal) - marked.IndexOf('«', StringComparison.Ordinal) - 1);
        var finding = Assert.Single(Findings(Unmarked(marked)));
        Assert.Equal(id, finding.Rule.Id);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal((start, length), (finding.Span.Start, finding.Span.Length));
    }

    [Theory]
    [MemberData(nameof(MistakesInAFile))]
    public void AMistakeInTheFormIsReported(string text, string right, string wrong, string id) => Expect.Finding(id, Given.File("tests/examples/page.yml", Edited(text, right, wrong)));

    [Fact]
    public void AnExampleWithAMistakeIsNotPlayedAndTheOthersAre()
    {
        var text = Mart + "\n" + Unmarked(Twice).Replace("the tier", "another", StringComparison.Ordinal);
        Assert.Equal(["the rate follows the tier", "the rate follows another"], Resolve(text).Examples.Select(static e => e.Name));
        Assert.Equal(["the rate follows another"], Resolve(Edited(text, "balance_amount: 10.00", "balance_amount: x")).Examples.Select(static e => e.Name));
    }

    [Fact]
    public void AFileWithoutExamplesIsReported() => Expect.Finding("BKC1008", Given.File("tests/examples/page.yml", "«version»: 2\n"));

    private static string Edited(string text, string right, string wrong)
    {
        var place = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(place >= 0, "there is no " + right);
        return string.Concat(text.AsSpan(0, place), wrong, text.AsSpan(place + right.Length));
    }

    private static string Unmarked(string text) => text.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

    private static List<ContractDiagnostic> Findings(string text)
    {
        var file = ContractReader.Read(Given.File("tests/examples/page.yml", text));
        return [.. file.Diagnostics, .. Resolve(text).Diagnostics];
    }

    private static ContractModel.Resolution.ResolvedPipeline Resolve(string text)
    {
        var folder = Path.Combine(RepositoryFolder.Path, "contracts");
        var sources = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(p => (Path: p, Relative: Path.GetRelativePath(folder, p).Replace('\\', '/')))
            .Where(static p => p.Relative.EndsWith(".yml", StringComparison.Ordinal) || p.Relative.EndsWith(".sql", StringComparison.Ordinal))
            .Where(static p => !p.Relative.StartsWith("tests/examples/", StringComparison.Ordinal))
            .Select(static p => new ContractSource(p.Path, p.Relative, File.ReadAllText(p.Path)))
            .Append(Given.File("tests/examples/page.yml", text))
            .ToLookup(static s => s.RelativePath.EndsWith(".sql", StringComparison.Ordinal));
        return PipelineResolver.Resolve([.. sources[false].Select(ContractReader.Read)], [.. sources[true]]);
    }
}
