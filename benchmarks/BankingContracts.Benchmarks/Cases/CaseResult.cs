namespace BankingContracts.Benchmarks.Cases;

/// <summary>A line of the table.</summary>
/// <param name="Case">What was done.</param>
/// <param name="Size">With how many accounts.</param>
/// <param name="Product">What it took.</param>
/// <param name="Script">What the script took, empty where it does not compare.</param>
/// <param name="Ratio">The figure that the target is about.</param>
/// <param name="Target">The target, empty where there is none.</param>
/// <param name="IsMet">Whether it is met; null without a target.</param>
internal sealed record CaseResult(string Case, string Size, string Product, string Script, string Ratio, string Target, bool? IsMet)
{
    /// <summary>The last column.</summary>
    public string Verdict => IsMet switch { true => "met", false => "missed", null => "" };
}
