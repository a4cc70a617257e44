namespace BankingContracts.Runtime.DuckDb.Connections;

/// <summary>
/// The list of the optimizer rules of DuckDB 1.5.6 that are wrong. Every connection that works on data
/// switches them off. A test shows the fault of each with the rule on: when the test fails after an update of DuckDB, remove the rule from the list.
/// </summary>
internal static class FaultyOptimizers
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<FaultyOptimizer> All { get; } =
    [
        new("common_subplan", "Two parts of a query that look alike but are different are computed once: rows or values are wrong.", ["duckdb/duckdb#24624", "duckdb/duckdb#25819"]),
        new("top_n_window_elimination", "A valid query for the first rows of each group fails with an internal error for some data.", ["duckdb/duckdb#21387", "duckdb/duckdb#24710", "duckdb/duckdb#24711"]),
    ];

    /// <summary>The statement that switches the rules off.</summary>
    public static string SwitchOff { get; } = $"set disabled_optimizers = '{string.Join(',', All.Select(static o => o.Rule))}'";
}

/// <summary>An optimizer rule that is switched off.</summary>
/// <param name="Rule">The engine's name of it.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Reports">Where this was reported to the authors of the engine.</param>
internal sealed record FaultyOptimizer(string Rule, string Reason, IReadOnlyList<string> Reports);
