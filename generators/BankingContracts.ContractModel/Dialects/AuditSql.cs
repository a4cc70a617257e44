using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>
/// The SQL of the built-in tests. It reads models by their plain names and gives them no alias at the top. So the runtime can replace a model
/// by a CTE of the same name, and conditions may qualify columns with this name.
/// </summary>
public static class AuditSql
{
    /// <summary>
    /// A SELECT of the rows that fail <paramref name="test"/> on <paramref name="model"/>; no row means that the test passes. For most tests
    /// these are the failing rows. unique returns each repeated value once, with its number of rows. recency and row_count return at most one
    /// row. <c>$run_at</c> is the run's timestamp.
    /// </summary>
    /// <exception cref="ArgumentException">The test is written as SQL.</exception>
    public static string FailingRows(ResolvedModel model, ResolvedTest test, Dialect dialect) =>
        FailingRows(model, test, FailingCondition(model, test, dialect), dialect);

    /// <summary>
    /// The same as the other overload, if the caller already knows that <see cref="FailingCondition"/> is <paramref name="condition"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The test is written as SQL.</exception>
    public static string FailingRows(ResolvedModel model, ResolvedTest test, string? condition, Dialect dialect)
    {
        if (condition is not null)
            return $"select * from {SqlIdentifier.Quote(model.Name, dialect)} where {condition}";
        return test.Test.Type switch
        {
            TestType.Unique => GroupAudits.Unique(model, test, dialect),
            TestType.Relationships => GroupAudits.Relationships(model, test, dialect),
            TestType.Recency => GroupAudits.Recency(model, test, dialect),
            TestType.RowCount => GroupAudits.RowCount(model, test, dialect),
            TestType.Scd2NoOverlap => GroupAudits.NoOverlap(model, test, dialect),
            var type => throw new ArgumentException($"A test of type '{type}' has no SQL of its own.", nameof(test)),
        };
    }

    /// <summary>
    /// A condition for a test that looks at one row at a time; null for any other test. The condition is true for the failing rows that the
    /// test's filter selects. For all other rows it is false, never NULL.
    /// </summary>
    public static string? FailingCondition(ResolvedModel model, ResolvedTest test, Dialect dialect)
    {
        if (RowCondition.Of(model, test, dialect) is not { } condition)
            return null;
        var filtered = Filter(test) is { } filter ? $"{filter} and ({condition})" : condition;
        return $"({filtered}) is true";
    }

    /// <summary>Whether the result changes with the run's timestamp even if no row does.</summary>
    public static bool DependsOnTime(ResolvedTest test) => test.Test.Type == TestType.Recency;

    /// <summary>The condition that selects the rows to test, in parentheses; null for all rows.</summary>
    internal static string? Filter(ResolvedTest test) => test.Test.Settings.Where is { } where ? Enclose(where) : null;

    /// <summary>An author's condition in parentheses. They work even if the condition ends in a line comment.</summary>
    internal static string Enclose(string condition) =>
        "(" + condition.Trim() + (condition.IndexOf("--", StringComparison.Ordinal) < 0 ? ")" : "\n)");
}
