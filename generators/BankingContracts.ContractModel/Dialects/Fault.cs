using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>One reason for which a column's value can be invalid.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Words">Its words in <c>_failure_reason</c>.</param>
internal sealed record Fault(QuarantineKind Kind, string Words)
{
    /// <summary>The fault of <paramref name="condition"/> with the contract's own words, when it has any.</summary>
    public static Fault Of(QuarantineCondition condition, string? words)
    {
        var (kind, usual) = condition switch
        {
            QuarantineCondition.Missing => (QuarantineKind.Missing, "missing value"),
            QuarantineCondition.Invisible => (QuarantineKind.Invisible, "invisible character"),
            QuarantineCondition.Format => (QuarantineKind.Format, "invalid format"),
            QuarantineCondition.Decimals => (QuarantineKind.Decimals, "too many decimals"),
            QuarantineCondition.Range => (QuarantineKind.Range, "out of range"),
            QuarantineCondition.Negative => (QuarantineKind.Sign, "negative value"),
            QuarantineCondition.NotPositive => (QuarantineKind.Sign, "not a positive value"),
            QuarantineCondition.Future => (QuarantineKind.Future, "later than the run"),
            QuarantineCondition.NotAccepted => (QuarantineKind.NotAccepted, "not an accepted value"),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "No such condition."),
        };
        return new Fault(kind, words ?? usual);
    }
}
