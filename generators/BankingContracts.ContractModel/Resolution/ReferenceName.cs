namespace BankingContracts.ContractModel.Resolution;

/// <summary>How contracts name another model.</summary>
internal static class ReferenceName
{
    /// <summary>The plain name: <c>ref('snap_customer')</c>, with either quote, means <c>snap_customer</c>.</summary>
    public static string Plain(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.StartsWith("ref(", StringComparison.Ordinal) || !trimmed.EndsWith(")", StringComparison.Ordinal))
            return trimmed;
        var inner = trimmed.Substring(4, trimmed.Length - 5).Trim();
        return inner.Length > 1 && inner[0] is '\'' or '"' && inner[inner.Length - 1] == inner[0]
            ? inner.Substring(1, inner.Length - 2)
            : trimmed;
    }
}
