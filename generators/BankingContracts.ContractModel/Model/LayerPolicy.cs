using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>A layer's rules, from <c>layers.yml</c>.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Prefix">What its model names start with; empty means none.</param>
/// <param name="Reads">The layers its models may read.</param>
/// <param name="Materialized">The default materialization.</param>
/// <param name="Uniqueness">Who guards keys.</param>
public sealed record LayerPolicy(Layer Layer, string Prefix, EquatableArray<Layer> Reads, Materialization Materialized, Uniqueness Uniqueness);
