using BankingContracts.Engine.Specification.Oracle;

namespace BankingContracts.Engine.Specification;

/// <summary>Compares tables as multisets of rows.</summary>
public static class TableAssert
{
    private const int RowsShown = 10;

    /// <summary>Fails with the missing and the surplus rows unless <paramref name="actual"/> holds what is expected.</summary>
    public static void Equal(ExpectedTable expected, IEnumerable<IReadOnlyList<string?>> actual, string when = "")
    {
        var wanted = expected.Rows.CountBy(Key).ToDictionary();
        var found = actual.CountBy(Key).ToDictionary();
        var missing = Surplus(wanted, found);
        var surplus = Surplus(found, wanted);
        Assert.True(
            missing.Count == 0 && surplus.Count == 0,
            $"{expected.Model} {when}\n{string.Join(" | ", expected.Columns)}\n{Lines("missing", missing)}\n{Lines("surplus", surplus)}");
    }

    /// <summary>Fails unless all tables are those of one of two moments.</summary>
    public static void EqualOneOf(IReadOnlyList<ExpectedTable> before, IReadOnlyList<ExpectedTable> after, IReadOnlyList<ExpectedTable> actual, string when) =>
        Assert.True(Same(before, actual) || Same(after, actual), $"Some tables are neither as before nor as after the run, {when}.");

    private static bool Same(IReadOnlyList<ExpectedTable> expected, IReadOnlyList<ExpectedTable> actual) =>
        expected.Count == actual.Count && expected.Zip(actual).All(p => p.First.Rows.Select(Key).Order(StringComparer.Ordinal).SequenceEqual(p.Second.Rows.Select(Key).Order(StringComparer.Ordinal)));

    private static string Key(IReadOnlyList<string?> row) => string.Join(" | ", row.Select(v => v is null ? "NULL" : $"'{v}'"));

    private static List<string> Surplus(Dictionary<string, int> of, Dictionary<string, int> over) =>
        [.. of.Where(r => r.Value > over.GetValueOrDefault(r.Key)).Select(r => r.Key).Order(StringComparer.Ordinal)];

    private static string Lines(string title, List<string> rows) =>
        $"{rows.Count} {title}:\n  " + string.Join("\n  ", rows.Take(RowsShown));
}
