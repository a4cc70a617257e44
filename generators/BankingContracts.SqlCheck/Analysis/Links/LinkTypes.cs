using BankingContracts.SqlCheck.Analysis.Binding;

namespace BankingContracts.SqlCheck.Analysis.Links;

/// <summary>The types for which equal values are the same value.</summary>
internal static class LinkTypes
{
    /// <summary>
    /// Whether equal values of <paramref name="type"/> are the same value. This is not true for floating point (0 and -0, NaN), JSON, and
    /// nested types with NULL inside.
    /// </summary>
    public static bool CompareExactly(string type) =>
        type is not ("" or "DOUBLE" or "FLOAT" or "INTERVAL")
        && !Types.HoldsJsonNull(type)
        && !type.EndsWith(']')
        && !type.StartsWith("STRUCT", StringComparison.Ordinal)
        && !type.StartsWith("MAP", StringComparison.Ordinal)
        && !type.StartsWith("LIST", StringComparison.Ordinal);
}
