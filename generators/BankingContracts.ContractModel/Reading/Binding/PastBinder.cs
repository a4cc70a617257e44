using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Timing;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads <c>past</c>: how long rows are kept that no table has any more.</summary>
internal static class PastBinder
{
    /// <summary>The seconds; 0 for <c>none</c>, null where the contract does not say it.</summary>
    public static long? Bind(BindingScope scope, Section config, SourceSpan anchor)
    {
        if (config.Node("past") is not MappingNode)
            return config.Node("past") is null ? null : 0;
        if (config.Open("past", KeyTables.Past, "'past'", anchor).Node("keep") is not ScalarNode keep)
            return null;
        var seconds = TimeTexts.LongSeconds(keep.Value);
        if (seconds is null)
            scope.Report(ContractRules.OutOfRange, keep.Span, "keep", "'" + keep.Value + "' is no such duration; write a whole number and h or d, for example 400d");
        return seconds;
    }
}
