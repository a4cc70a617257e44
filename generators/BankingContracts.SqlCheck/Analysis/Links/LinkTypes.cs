using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Analysis.Links;

/// <summary>The types for which equal values are the same value.</summary>
internal static class LinkTypes
{
    /// <summary>
    /// Whether equal values of <paramref name="type"/> are the same value. This is not true for floating point (0 and -0, NaN), JSON, and
    /// nested types with NULL inside.
    /// </summary>
    public static bool CompareExactly(string type) =>
        type.Length > 0
        && EngineTypes.Find(type) is null or { IsExact: true }
        && !Types.HoldsJsonNull(type)
        && !type.EndsWith(']')
        && !type.StartsWith("STRUCT", StringComparison.Ordinal)
        && !type.StartsWith("MAP", StringComparison.Ordinal)
        && !type.StartsWith("LIST", StringComparison.Ordinal);
}
