using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>One reason for which a column's value can be invalid.</summary>
/// <param name="Condition">What is wrong.</param>
/// <param name="Kind">Its kind in <c>_failure_kinds</c>.</param>
/// <param name="Words">Its words in <c>_failure_reason</c>.</param>
internal sealed record Fault(QuarantineCondition Condition, string Kind, string Words)
{
    /// <summary>Whether the code point of the character follows the words.</summary>
    public bool NamesCharacter { get; private init; }

    /// <summary>The fault of <paramref name="condition"/> with the contract's own words, when it has any.</summary>
    public static Fault Of(QuarantineCondition condition, string? words)
    {
        var (kind, usual) = condition switch
        {
            QuarantineCondition.Missing => ("missing", "missing value"),
            QuarantineCondition.Invisible => ("invisible", "invisible character"),
            QuarantineCondition.Format => ("format", "invalid format"),
            QuarantineCondition.Decimals => ("decimals", "too many decimals"),
            QuarantineCondition.Range => ("range", "out of range"),
            QuarantineCondition.Negative => ("sign", "negative value"),
            QuarantineCondition.NotPositive => ("sign", "not a positive value"),
            QuarantineCondition.Future => ("future", "later than the run"),
            QuarantineCondition.NotAccepted => ("not_accepted", "not an accepted value"),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "No such condition."),
        };
        return new Fault(condition, kind, words ?? usual) { NamesCharacter = condition == QuarantineCondition.Invisible };
    }
}
