using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.Generators.Steps;

/// <summary>Everything that is needed to make a model's file.</summary>
/// <param name="Model">The contract, without positions.</param>
/// <param name="Staging">The staging model of a quarantine table; otherwise null.</param>
/// <param name="Row">The name of its row type.</param>
/// <param name="Path">The YAML file that it comes from. Our own failures are reported there.</param>
internal sealed record ModelInput(ResolvedModel Model, ResolvedModel? Staging, string Row, string Path)
{
    /// <summary>What is known about a query's SQL.</summary>
    public QueryFacts Facts { get; init; } = QueryFacts.None;

    /// <summary>The conditions of its tests that an engine does not get as their authors wrote them.</summary>
    public EquatableArray<CheckedCondition> Conditions { get; init; }
}
