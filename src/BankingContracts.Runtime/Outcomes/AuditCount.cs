using BankingContracts.Runtime.Faults;

namespace BankingContracts.Runtime.Outcomes;

/// <summary>The failing rows of one audit.</summary>
/// <param name="FailingRows">Their number; 0 when the audit did not run to its end.</param>
/// <param name="Milliseconds">Time taken. If audits share a scan, each gets the same part of its time.</param>
/// <param name="Error">Why the audit could not run; null when it did run.</param>
/// <param name="WasTried">False when an audit before it ended the transaction.</param>
public sealed record AuditCount(long FailingRows, double Milliseconds, string? Error, bool WasTried = true)
{
    /// <summary>An audit that was not tried.</summary>
    public static AuditCount NotTried { get; } = new(0, 0, "an earlier audit could not run, and this ended the transaction", WasTried: false);

    /// <summary>Why the engine could not compute it; null when it could, or did not try.</summary>
    public SqlFault? Fault { get; private init; }

    /// <summary>Whether it was computed together with other audits, and any of them may have the fault.</summary>
    public bool IsSuspect { get; private init; }

    /// <summary>An audit that the engine could not compute.</summary>
    public static AuditCount Failed(double milliseconds, string error, SqlFault fault, bool isSuspect) =>
        new(0, milliseconds, error) { Fault = fault, IsSuspect = isSuspect };
}
