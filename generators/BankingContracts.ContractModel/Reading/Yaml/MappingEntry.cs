namespace BankingContracts.ContractModel.Reading.Yaml;

/// <summary>One key of a mapping with its value.</summary>
internal sealed record MappingEntry(ScalarNode Key, YamlNode Value);
