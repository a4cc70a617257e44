using BankingContracts.Generators.Tests.Infrastructure;

namespace BankingContracts.SqlCheck.Tests.Pipelines;

/// <summary>One broken contract never hides what is wrong with another's SQL, and never becomes a failure of ours.</summary>
public sealed class BrokenContractTests
{
    private const int Step = 97;

    [Fact]
    public void AMistakeAnywhereHidesNoOther()
    {
        var right = PipelineFiles.Edit(PipelineFiles.Loans, "tests/every_loan_has_a_branch.sql", "select ", "select now() as clock_at, ");
        var wrong = new List<string>();
        foreach (var file in right.Where(static f => f.RelativePath.EndsWith(".yml", StringComparison.Ordinal)))
        {
            foreach (var mutation in YamlMutation.Of(file.Text).Where(static (_, i) => i % Step == 0))
            {
                var findings = PipelineFiles.Findings([.. right.Select(f => f == file ? f with { Text = mutation.Text } : f)]);
                if (findings.Any(static f => f.Rule.Id == "BKC9999"))
                    wrong.Add($"{file.Path}, {mutation.What}: {findings.First(static f => f.Rule.Id == "BKC9999").Message}");
                if (!findings.Any(static f => f.Span.Path == "tests/every_loan_has_a_branch.sql"))
                    wrong.Add($"{file.Path}, {mutation.What}: hides the test's");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void ATestAtAMisspeltSnapshotColumnIsNoFailureOfOurs()
    {
        var sources = PipelineFiles.Edit(PipelineFiles.Banking, "snapshots/snap_account.yml", "- name: balance_amount", "- name: balanc_amount");
        Assert.Equal(["BKC4007"], PipelineFiles.Findings(sources).Select(static f => f.Rule.Id));
    }

    [Fact]
    public void AnAliasIsOneFinding()
    {
        var sources = PipelineFiles.Edit(PipelineFiles.Banking, "staging/stg_account.yml", "data_type: integer", "data_type: *x");
        Assert.Equal(["BKC1007"], PipelineFiles.Findings(sources).Select(static f => f.Rule.Id));
    }
}
