using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>A test declared in a contract.</summary>
/// <param name="Type">What it tests.</param>
/// <param name="Name">The author's own name for it; null means that the pipeline makes a name.</param>
/// <param name="Description">What a failure means; empty when absent.</param>
/// <param name="Arguments">Its arguments in file order; a list argument has several values.</param>
/// <param name="Settings">Severity, thresholds and filter.</param>
public sealed record TestContract(
    TestType Type,
    string? Name,
    string Description,
    EquatableArray<TestArgument> Arguments,
    TestSettings Settings)
{
    /// <summary>The values of the argument <paramref name="name"/>; empty when it is absent.</summary>
    public EquatableArray<string> Values(string name) =>
        Arguments.FirstOrDefault(a => a.Name == name)?.Values ?? EquatableArray<string>.Empty;

    /// <summary>The single value of the argument <paramref name="name"/>; null when it is absent.</summary>
    public string? Value(string name)
    {
        var values = Values(name);
        return values.Count == 0 ? null : values[0];
    }
}
