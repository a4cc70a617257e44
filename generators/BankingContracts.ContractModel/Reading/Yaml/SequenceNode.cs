using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Yaml;

/// <summary>A list.</summary>
internal sealed record SequenceNode(SourceSpan Span, IReadOnlyList<YamlNode> Items) : YamlNode(Span);
