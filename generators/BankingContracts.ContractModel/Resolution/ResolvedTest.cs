using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>One audit of a model.</summary>
/// <param name="Name">Unique in the pipeline, for example <c>not_null_stg_account_balance_amount</c>.</param>
/// <param name="Model">The model it audits.</param>
/// <param name="Column">The column of the test; null for the model.</param>
/// <param name="Test">Type, arguments and settings. A constraint appears as the test with the same meaning.</param>
/// <param name="Origin">Whether it comes from a constraint or a data test.</param>
public sealed record ResolvedTest(string Name, string Model, string? Column, TestContract Test, TestOrigin Origin)
{
    /// <summary>The contract that asks for it, below the contracts folder; empty for an invariant, because no file asks for it.</summary>
    public string File { get; init; } = "";

    /// <summary>The same test with its conditions replaced by what <paramref name="write"/> makes of them.</summary>
    public ResolvedTest With(Func<string, string> write) => this with
    {
        Test = Test with
        {
            Arguments = Test.Arguments.Select(a => a.Name == "expression" ? a with { Values = a.Values.Select(write).ToEquatableArray() } : a).ToEquatableArray(),
            Settings = Test.Settings with { Where = Test.Settings.Where is { } where ? write(where) : null },
        },
    };

    /// <summary>The models whose rows decide the result: the audited model, and the model that a relationship points to.</summary>
    public EquatableArray<string> Reads => Test.Values("to").Prepend(Model).Distinct(StringComparer.Ordinal).ToEquatableArray();
}
