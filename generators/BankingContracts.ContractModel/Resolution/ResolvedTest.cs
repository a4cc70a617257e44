using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>One audit of a model.</summary>
/// <param name="Name">Unique in the pipeline, for example <c>not_null_stg_account_balance_amount</c>.</param>
/// <param name="Model">The model it audits.</param>
/// <param name="Column">The column of the test; null for the model.</param>
/// <param name="Test">Type, arguments and settings; constraints appear as the test of the same meaning.</param>
/// <param name="Origin">Whether it comes from a constraint or a data test.</param>
public sealed record ResolvedTest(string Name, string Model, string? Column, TestContract Test, TestOrigin Origin)
{
    /// <summary>The contract that asks for it, below the contracts folder; empty for an invariant, which no file asks for.</summary>
    public string File { get; init; } = "";

    /// <summary>The models whose rows decide the result: the one audited, and the one a relationship points to.</summary>
    public EquatableArray<string> Reads => Test.Values("to").Prepend(Model).Distinct(StringComparer.Ordinal).ToEquatableArray();
}
