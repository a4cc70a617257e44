using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Examples;

namespace BankingContracts.Cli.Rendering.Examples;

/// <summary>An example that was played.</summary>
/// <param name="Example">The example.</param>
/// <param name="Differences">What differs, each with its sentence.</param>
internal sealed record PlayedExample(ExampleDefinition Example, IReadOnlyList<(ExampleDifference Difference, string Sentence)> Differences)
{
    /// <summary>Whether everything is as expected.</summary>
    public bool IsPassed => Differences.Count == 0;
}
