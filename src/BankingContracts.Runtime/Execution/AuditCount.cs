namespace BankingContracts.Runtime.Execution;

/// <summary>The failing rows of one audit.</summary>
/// <param name="FailingRows">Their number; 0 when the audit did not run to its end.</param>
/// <param name="Milliseconds">Time taken; audits that share a scan share it evenly.</param>
/// <param name="Error">Why the audit could not run; null when it did.</param>
/// <param name="WasTried">False when an audit before it ended the transaction.</param>
public sealed record AuditCount(long FailingRows, double Milliseconds, string? Error, bool WasTried = true)
{
    /// <summary>An audit that was not tried any more.</summary>
    public static AuditCount NotTried { get; } = new(0, 0, "an audit before it could not run, which ended the transaction", WasTried: false);
}
