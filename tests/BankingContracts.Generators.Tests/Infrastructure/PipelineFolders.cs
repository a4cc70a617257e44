namespace BankingContracts.Generators.Tests.Infrastructure;

/// <summary>The pipelines of this repository, as texts by their path below the contracts folder.</summary>
internal static class PipelineFolders
{
    /// <summary>The folders.</summary>
    public static readonly string[] All =
    [
        "contracts", "tests/BankingContracts.SqlCheck.Tests/Pipelines/Loans", "tests/Pipelines/Deliveries/contracts", "benchmarks/DeltaPipeline/contracts",
    ];

    /// <summary>The files of one.</summary>
    public static IReadOnlyList<(string Path, string Text)> Read(string folder)
    {
        var root = Repository.Path(folder);
        return
        [
            .. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(static f => Path.GetExtension(f) is ".yml" or ".sql")
                .Order(StringComparer.Ordinal)
                .Select(f => (Path.GetRelativePath(root, f).Replace('\\', '/'), File.ReadAllText(f))),
        ];
    }
}
