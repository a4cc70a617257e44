using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>A reason to keep a row out of staging.</summary>
/// <param name="When">The condition.</param>
/// <param name="Reason">The words that go into failure_reason; null means the usual words of the condition.</param>
/// <param name="Values">The accepted values of <see cref="QuarantineCondition.NotAccepted"/>, compared after cleaning.</param>
/// <param name="Min">Lowest valid value of <see cref="QuarantineCondition.Range"/>, as written; null means no bound.</param>
/// <param name="Max">Highest valid value of <see cref="QuarantineCondition.Range"/>, as written; null means no bound.</param>
public sealed record QuarantineRule(
    QuarantineCondition When,
    string? Reason,
    EquatableArray<string> Values,
    string? Min,
    string? Max);
