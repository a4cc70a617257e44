using BankingContracts.Benchmarks.Measuring;

namespace BankingContracts.Benchmarks.Cases;

/// <summary>The programs that are compared, as they were built with the benchmarks.</summary>
internal static class Programs
{
    /// <summary>The reference pipeline: full files.</summary>
    public static string Pipeline { get; } = Built("src/BankingContracts.Pipeline", "BankingContracts.Pipeline");

    /// <summary>The same pipeline over delta files.</summary>
    public static string DeltaPipeline { get; } = Built("benchmarks/DeltaPipeline", "DeltaPipeline");

    /// <summary>The build step that checks the SQL.</summary>
    public static string SqlCheck { get; } = Built("generators/BankingContracts.SqlCheck", "BankingContracts.SqlCheck");

    /// <summary>The root of the repository.</summary>
    public static string Root => FindRoot();

    /// <summary>Runs a pipeline.</summary>
    public static Task<MeasuredRun> ProductAsync(string program, string database, string input, string output, string runAt) =>
        MeasuredProcess.RunAsync(program, "run", "--verbose", "--input", input, "--database", database, "--output", output, "--reports", output + "_reports", "--as-of", runAt);

    /// <summary>Runs the hand-written script, in a process of its own.</summary>
    public static Task<MeasuredRun> ScriptAsync(string kind, string database, string input, string output, string runAt) =>
        MeasuredProcess.RunAsync(Environment.ProcessPath!, "script", kind, database, input, output, runAt);

    private static string Built(string project, string name) =>
        Path.Combine(FindRoot(), project, AppContext.BaseDirectory.Contains("/Debug/", StringComparison.Ordinal) ? "bin/Debug/net10.0" : "bin/Release/net10.0", name);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "BankingContracts.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The benchmarks run inside their repository.");
        return directory.FullName;
    }
}
