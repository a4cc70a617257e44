using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Yaml;

/// <summary>Keys and values, each key once, in file order.</summary>
internal sealed record MappingNode(SourceSpan Span, IReadOnlyList<MappingEntry> Entries) : YamlNode(Span);
