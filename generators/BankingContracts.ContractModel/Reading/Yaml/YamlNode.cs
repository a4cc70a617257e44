using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Yaml;

/// <summary>A part of a YAML document.</summary>
/// <param name="Span">A scalar's text; for a list or mapping its opening bracket or first scalar, never the whole text.</param>
internal abstract record YamlNode(SourceSpan Span);
