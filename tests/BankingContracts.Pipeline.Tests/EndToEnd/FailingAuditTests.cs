using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>A failing audit leaves every table and every output as it was.</summary>
public sealed class FailingAuditTests : IDisposable
{
    private const string FiveIsForbidden = "select account_id from account_summary where original_balance_amount = 5";

    private static readonly Delivered Good = Delivered.Lines(["1,Ada,yes", "2,Bob,no"], ["A1,1,4,savings", "B1,2,6,savings"]);
    private static readonly Delivered Bad = Delivered.Lines(["1,Ada,no"], ["A1,1,5,savings", "C1,1,7,checking", "bad"]);

    private readonly History _history = new();

    public FailingAuditTests() => _history.Harness.Pipeline = With(AuditSeverity.Error);

    [Fact]
    public async Task AnErrorUndoesTheWholeRun()
    {
        await _history.AddAsync(Good);
        var before = _history.Harness.Fingerprint();
        _history.Harness.Deliver(Bad.Customers, Bad.Accounts);

        var run = (await _history.Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.AuditFailed);

        Assert.Contains("five_is_forbidden", run.Out + run.Error, StringComparison.Ordinal);
        Assert.Equal(before, _history.Harness.Fingerprint());
        Assert.Equal(["five_is_forbidden"], _history.Harness.LatestReport.Failures);
        await _history.AddAsync(Good);
    }

    [Fact]
    public async Task AnErrorInTheFirstRunLeavesNothingButTheReport()
    {
        _history.Harness.Deliver(Bad.Customers, Bad.Accounts);

        (await _history.Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.AuditFailed);

        Assert.Empty(Directory.EnumerateFiles(_history.Harness.Outputs));
        Assert.False(File.Exists(_history.Harness.Database));
        Assert.Equal(["five_is_forbidden"], _history.Harness.LatestReport.Failures);
        await _history.AddAsync(Good);
    }

    [Fact]
    public async Task AWarningIsReportedOnly()
    {
        _history.Harness.Pipeline = With(AuditSeverity.Warn);
        await _history.AddAsync(Bad);

        Assert.Empty(_history.Harness.LatestReport.Failures);
        Assert.Equal(["five_is_forbidden"], _history.Harness.LatestReport.Warnings);
    }

    public void Dispose() => _history.Dispose();

    private static PipelineDefinition With(AuditSeverity severity) => Product.Reference with
    {
        SingularAudits =
        [
            .. Product.Reference.SingularAudits,
            new AuditDefinition
            {
                Name = "five_is_forbidden",
                Type = AuditType.Singular,
                Model = "account_summary",
                Layer = ModelLayer.Marts,
                Severity = severity,
                FailingRows = new(FiveIsForbidden, FiveIsForbidden),
                Reads = ["account_summary"],
                Fingerprint = $"five_is_forbidden {severity}",
            },
        ],
    };
}
