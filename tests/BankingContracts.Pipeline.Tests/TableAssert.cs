using BankingContracts.Pipeline.Tests.Oracle;

namespace BankingContracts.Pipeline.Tests;

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

    private static string Key(IReadOnlyList<string?> row) => string.Join(" | ", row.Select(v => v is null ? "NULL" : $"'{v}'"));

    private static List<string> Surplus(Dictionary<string, int> of, Dictionary<string, int> over) =>
        [.. of.Where(r => r.Value > over.GetValueOrDefault(r.Key)).Select(r => r.Key).Order(StringComparer.Ordinal)];

    private static string Lines(string title, List<string> rows) =>
        $"{rows.Count} {title}:\n  " + string.Join("\n  ", rows.Take(RowsShown));
}
