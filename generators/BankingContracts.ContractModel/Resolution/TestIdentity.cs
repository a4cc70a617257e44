using System.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>What makes two tests of a model the same: everything except name, description and origin.</summary>
internal static class TestIdentity
{
    /// <summary>A text that is equal for equal tests with their arguments in any order.</summary>
    public static string Of(ResolvedTest test)
    {
        var result = new StringBuilder(test.Test.Type);
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

    /// <summary>The length keeps parts separate that contain the separator.</summary>
    private static void Part(StringBuilder result, string text) => result.Append('|').Append(text.Length).Append(':').Append(text);
}
