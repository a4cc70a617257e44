using System.Text;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>Says when two tests of a model are the same: when everything except name, description and origin is equal.</summary>
internal static class TestIdentity
{
    /// <summary>A text that is equal for equal tests. The order of their arguments does not matter.</summary>
    public static string Of(ResolvedTest test)
    {
        var result = new StringBuilder(Words<TestType>.Of(test.Test.Type));
        Part(result, test.Column ?? "");
        foreach (var argument in test.Test.Arguments.OrderBy(static a => a.Name, StringComparer.Ordinal))
        {
            Part(result, argument.Name);
            foreach (var value in argument.Values)
                Part(result, value);
        }

        Part(result, test.Test.Settings.ToString());
        return result.ToString();
    }

    /// <summary>If a part contains the separator, the length still shows where the part ends.</summary>
    private static void Part(StringBuilder result, string text) => result.Append('|').Append(text.Length).Append(':').Append(text);
}
