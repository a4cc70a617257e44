namespace BankingContracts.SqlCheck.Analysis;

/// <summary>A verdict with its reason.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">A clause that says where NULL comes from; empty when the verdict is Proven.</param>
/// <param name="Location">Offset in UTF-8 bytes of the part that makes NULL; -1 if unknown.</param>
public sealed record ColumnNullability(NullabilityVerdict Verdict, string Reason, int Location)
{
    /// <summary>Never NULL.</summary>
    public static ColumnNullability Proven { get; } = new(NullabilityVerdict.Proven, "", -1);

    /// <summary>Whether it is never NULL.</summary>
    public bool IsProven => Verdict == NullabilityVerdict.Proven;

    /// <summary>Whether it is always NULL.</summary>
    public bool IsViolated => Verdict == NullabilityVerdict.Violated;

    internal static ColumnNullability Unproven(string reason, int location) => new(NullabilityVerdict.Unproven, reason, location);

    internal static ColumnNullability Violated(string reason, int location) => new(NullabilityVerdict.Violated, reason, location);
}
