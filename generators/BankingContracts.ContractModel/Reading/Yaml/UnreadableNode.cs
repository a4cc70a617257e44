using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Yaml;

/// <summary>Replaces a part that contracts do not allow. It is already reported, so rules report nothing about it.</summary>
internal sealed record UnreadableNode(SourceSpan Span) : YamlNode(Span);
