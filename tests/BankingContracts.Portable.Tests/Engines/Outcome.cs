namespace BankingContracts.Portable.Tests.Engines;

/// <summary>What a query gave: its rows in order, or why it failed.</summary>
/// <param name="Rows">The values of the rows, each as a text, or as a double; null where it failed.</param>
/// <param name="Error">The engine's words; null where it did not fail.</param>
internal sealed record Outcome(IReadOnlyList<object?>? Rows, string? Error)
{
    /// <summary>The values of two engines that are not the same.</summary>
    public static IEnumerable<string> Differences(Outcome duckDb, Outcome spark)
    {
        if (duckDb.Rows is not { } left || spark.Rows is not { } right)
            yield break;
        if (left.Count != right.Count)
        {
            yield return $"{left.Count} rows against {right.Count}";
            yield break;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!Same(left[i], right[i]))
                yield return $"row {i}: {left[i] ?? "NULL"} against {right[i] ?? "NULL"}";
        }
    }

    // Zero with a sign is another value, and so is each NaN of another kind not: SQL has one.
    private static bool Same(object? left, object? right) => (left, right) switch
    {
        (double one, double other) => (double.IsNaN(one) && double.IsNaN(other)) || BitConverter.DoubleToInt64Bits(one) == BitConverter.DoubleToInt64Bits(other),
        _ => Equals(left, right),
    };
}
