namespace BankingContracts.ContractModel.Model;

/// <summary>Which failing rows of a test count, and what they do to the run.</summary>
/// <param name="Severity">What a failure does to the run.</param>
/// <param name="ErrorIf">Condition on the number of failing rows for an error, for example <c>&gt; 10</c>; null means <c>!= 0</c>.</param>
/// <param name="WarnIf">Condition on the number of failing rows for a warning; null means <c>!= 0</c>.</param>
/// <param name="Where">A SQL condition that selects the rows to test; null means all rows.</param>
public sealed record TestSettings(TestSeverity Severity, RowCountCondition? ErrorIf, RowCountCondition? WarnIf, string? Where)
{
    /// <summary>Severity error, no thresholds, all rows.</summary>
    public static TestSettings Default { get; } = new(TestSeverity.Error, null, null, null);
}
