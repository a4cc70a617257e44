using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Yaml;

/// <summary>Stands where something was that contracts do not allow; already reported, so rules stay silent about it.</summary>
internal sealed record UnreadableNode(SourceSpan Span) : YamlNode(Span);
