using BankingContracts.ContractModel.Diagnostics;

namespace BankingContracts.ContractModel.Reading.Yaml;

/// <summary>The only document of a YAML file.</summary>
/// <param name="Root">Its content; null when it is empty.</param>
/// <param name="IsWhole">False when reading stopped at an error. Then the tree ends there.</param>
/// <param name="Diagnostics">What is wrong with the YAML itself.</param>
internal sealed record YamlTree(YamlNode? Root, bool IsWhole, IReadOnlyList<ContractDiagnostic> Diagnostics);
