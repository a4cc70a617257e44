using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>The columns of its own model that a test uses.</summary>
public static class TestColumns
{
    private static readonly string[] Arguments = ["columns", "end_column"];

    /// <summary>
    /// Whether <paramref name="model"/> has all these columns. The check of the contract reports a missing one, and such a test has no SQL.
    /// </summary>
    public static bool AreThere(ResolvedModel model, string? column, TestContract test) => Arguments
        .Concat(test.Type == TestType.Recency ? ["field"] : [])
        .SelectMany(a => test.Values(a))
        .Concat(column is null ? [] : [column])
        .All(name => model.Columns.Any(c => c.Name == name));
}
