using System.Globalization;
using BankingContracts.ContractModel.Files;
using BankingContracts.SqlCheck.Examples;
using BankingContracts.SqlCheck.Tests.Pipelines;

namespace BankingContracts.SqlCheck.Tests.Examples;

/// <summary>What the build says about the examples of the reference pipeline, at the exact place.</summary>
public sealed class ExampleTests
{
    private const string Summary = "tests/examples/account_summary.yml";
    private const string Profile = "tests/examples/customer_profile.yml";
    private const string Staging = "tests/examples/stg_account.yml";
    private const string Snapshot = "tests/examples/snap_account.yml";

    [Fact]
    public void TheExamplesOfTheReferencePipelinePass()
    {
        var result = PipelineCheck.Check(PipelineFiles.Banking);
        Assert.Empty(Texts(result));
        Assert.Equal(9, result.Played.Count);
    }

    [Theory]
    [InlineData(Summary, "[nineteen, 0.015]", "[nineteen, §0.02]", "BKC8120: Example 'the rate follows the tier of the balance': 'interest_rate_pct' is 0.015, expected 0.02")]
    [InlineData(Summary, "annual_interest_amount: 1.51", "annual_interest_amount: §1.50", "BKC8120: Example 'a loan adds half a percent, and interest is rounded once': 'annual_interest_amount' is 1.51, expected 1.50")]
    [InlineData(Summary, "calculated_at: 2026-03-01 06:00:00", "calculated_at: §2026-03-01", "BKC8120: Example 'a loan adds half a percent, and interest is rounded once': 'calculated_at' is 2026-03-01T06:00:00.000000Z, expected 2026-03-01")]
    [InlineData(Summary, "      rows:\n        columns: [account_id, interest_rate_pct]\n        rows:\n          - [small, 0.010]\n", "      §rows:\n        columns: [account_id, interest_rate_pct]\n        rows:\n", "BKC8122: Example 'the rate follows the tier of the balance': account_summary also has the row {account_id: small, interest_rate_pct: 0.010}")]
    [InlineData(Summary, "count: 0", "count: §1", "BKC8123: Example 'no savings account, no interest': account_summary has 0 rows, expected 1 row")]
    [InlineData(Profile, "total_accounts_count: 2", "total_accounts_count: §3", "BKC8120: Example 'a profile adds up the accounts of the current customer': 'total_accounts_count' is 2, expected 3")]
    [InlineData(Staging, "balance_amount: 12.30, account_type: savings}", "balance_amount: 12.30, account_type: §Savings}", "BKC8120: Example 'an account is cleaned': 'account_type' is 'savings', expected 'Savings'")]
    [InlineData(Staging, "failure_reason: \"Invalid balance: negative value (-5.00)\"", "failure_reason: §\"Invalid balance\"", "BKC8120: Example 'each wrong column of an account is a reason': 'failure_reason' is 'Invalid balance: negative value (-5.00)', expected 'Invalid balance'")]
    [InlineData(Staging, "      quarantined: []", "      quarantined: [{§account_id: A9}]", "BKC8121: Example 'an account is cleaned': quarantine_stg_account has no row {account_id: A9}")]
    [InlineData(Snapshot, "[A1, 15.00, 2026-01-02, null]", "[A1, 15.00, 2026-01-02, §2026-01-03]", "BKC8120: Example 'a version opens when a value changes, and closes when the account is gone': 'dbt_valid_to' is NULL, expected 2026-01-03")]
    [InlineData(Snapshot, "dbt_valid_from: 2026-01-01, dbt_valid_to: 2026-01-02}", "dbt_valid_from: 2026-01-01, dbt_valid_to: §null}", "BKC8120: Example 'an account whose row is quarantined closes': 'dbt_valid_to' is 2026-01-02T00:00:00.000000Z, expected NULL")]
    public void ADifferenceStandsAtItsPlace(string file, string right, string wrong, string expected)
    {
        var edited = PipelineFiles.Edit(PipelineFiles.Banking, file, right, wrong);
        Assert.Equal([Place(edited, file) + expected], Texts(PipelineCheck.Check(Unmarked(edited))));
    }

    [Fact]
    public void ARowThatIsMissingAndTheRowInItsPlaceAreBothNamed()
    {
        var edited = PipelineFiles.Edit(PipelineFiles.Banking, Summary, "          - [twenty, 0.020]", "          - §[thirty, 0.020]");
        Assert.Equal(
            [
                Summary + "(15,7): BKC8122: Example 'the rate follows the tier of the balance': account_summary also has the row {account_id: twenty, interest_rate_pct: 0.020}",
                Place(edited, Summary) + "BKC8121: Example 'the rate follows the tier of the balance': account_summary has no row {account_id: thirty, interest_rate_pct: 0.020}",
            ],
            Texts(PipelineCheck.Check(Unmarked(edited))));
    }

    [Fact]
    public void AChangeOfTheSqlFailsTheExamplesOfItsModelAlone()
    {
        var edited = PipelineFiles.Edit(PipelineFiles.Banking, "marts/account_summary.sql", "then 0.015", "then 0.016");
        Assert.Equal(
            [
                "BKC8120: Example 'the rate follows the tier of the balance': 'interest_rate_pct' is 0.016, expected 0.015",
                "BKC8120: Example 'the rate follows the tier of the balance': 'interest_rate_pct' is 0.016, expected 0.015",
            ],
            PipelineCheck.Check(edited).Report.Findings.Select(static f => f.Rule.Id + ": " + f.Message));
    }

    [Fact]
    public void ManyDifferencesAreCounted()
    {
        var edited = PipelineFiles.Edit(PipelineFiles.Banking, "marts/account_summary.sql", "case when has_loan_flag then 0.005 else 0.000 end", "case when has_loan_flag then 0.005 else 0.001 end");
        edited = PipelineFiles.Edit(edited, Summary, "columns: [account_id, interest_rate_pct]\n        rows:\n          - [small, 0.010]", "columns: [account_id, interest_rate_pct, customer_id]\n        rows:\n          - [small, 0.010, 9]");
        edited = PipelineFiles.Edit(edited, Summary, "[ten, 0.015]", "[ten, 0.015, 9]");
        edited = PipelineFiles.Edit(edited, Summary, "[nineteen, 0.015]", "[nineteen, 0.015, 9]");
        edited = PipelineFiles.Edit(edited, Summary, "[twenty, 0.020]", "[twenty, 0.020, 9]");
        var findings = PipelineCheck.Check(edited).Report.Findings;
        Assert.Equal(5, findings.Count(static f => f.Rule.Id == "BKC8120"));
        Assert.Equal("Example 'the rate follows the tier of the balance': there are 3 more differences", Assert.Single(findings, static f => f.Rule.Id == "BKC8124").Message);
    }

    [Fact]
    public void WhatWasPlayedIsNotPlayedAgain()
    {
        var first = PipelineCheck.Check(PipelineFiles.Banking);
        var kept = PlayedExamples.Read(first.Examples.Write());
        var second = PipelineCheck.Check(PipelineFiles.Banking, [], kept);
        Assert.Empty(second.Played);
        Assert.Equal(first.Examples.Write(), second.Examples.Write());
    }

    [Fact]
    public void AChangedQueryPlaysOnlyItsOwnExamples()
    {
        var known = PipelineCheck.Check(PipelineFiles.Banking).Examples;
        var edited = PipelineFiles.Edit(PipelineFiles.Banking, "marts/account_summary.sql", "from rated", "from rated where true");
        Assert.Equal(
            ["the rate follows the tier of the balance", "a loan adds half a percent, and interest is rounded once", "no savings account, no interest"],
            PipelineCheck.Check(edited, [], known).Played);
    }

    [Fact]
    public void AnEditedExampleIsPlayedAndAMovedOneIsNot()
    {
        var known = PipelineCheck.Check(PipelineFiles.Banking).Examples;
        var moved = PipelineFiles.Edit(PipelineFiles.Banking, Profile, "version: 2\n", "# Profiles.\nversion: 2\n");
        Assert.Empty(PipelineCheck.Check(moved, [], known).Played);
        var edited = PipelineFiles.Edit(moved, Profile, "250.50", "250.49");
        Assert.Equal(["a profile adds up the accounts of the current customer"], PipelineCheck.Check(edited, [], known).Played);
    }

    /// <summary>The differences are kept, too: a build that plays nothing fails as the one before did, also where the lines have moved.</summary>
    [Fact]
    public void AFailureIsReportedAgainAtItsNewPlace()
    {
        var wrong = PipelineFiles.Edit(PipelineFiles.Banking, Summary, "count: 0", "count: 1");
        var known = PipelineCheck.Check(wrong).Examples;
        var moved = PipelineCheck.Check(PipelineFiles.Edit(wrong, Summary, "version: 2\n", "\n\nversion: 2\n"), [], PlayedExamples.Read(known.Write()));
        Assert.Empty(moved.Played);
        Assert.Equal(47, Assert.Single(moved.Report.Findings).Span.Line + 1);
    }

    [Fact]
    public void AnExampleOfABrokenModelIsNotPlayed()
    {
        var edited = PipelineFiles.Edit(PipelineFiles.Banking, "marts/account_summary.sql", "from rated", "from ratd");
        var result = PipelineCheck.Check(edited);
        Assert.DoesNotContain("the rate follows the tier of the balance", result.Played);
        Assert.Contains("an account is cleaned", result.Played);
        Assert.DoesNotContain(result.Report.Findings, static f => f.Rule.Id.StartsWith("BKC81", StringComparison.Ordinal));
    }

    [Fact]
    public void AFileThatIsNoListOfResultsIsIgnored() => Assert.Empty(PlayedExamples.Read("something else").Results);

    private static List<string> Texts(PipelineCheckResult result) =>
        [.. result.Report.Findings.Select(static f => string.Create(CultureInfo.InvariantCulture, $"{f.Span.Path}({f.Span.Line + 1},{f.Span.Column + 1}): {f.Rule.Id}: {f.Message}"))];

    /// <summary>The place of the mark §.</summary>
    private static string Place(IReadOnlyList<ContractSource> sources, string file)
    {
        var text = sources.Single(s => s.RelativePath == file).Text;
        var before = text[..text.IndexOf('§', StringComparison.Ordinal)];
        return string.Create(CultureInfo.InvariantCulture, $"{file}({before.Count(static c => c == '\n') + 1},{before.Length - before.LastIndexOf('\n')}): ");
    }

    private static List<ContractSource> Unmarked(IReadOnlyList<ContractSource> sources) => [.. sources.Select(static s => s with { Text = s.Text.Replace("§", "", StringComparison.Ordinal) })];
}
