using System.Collections.Immutable;
using BankingContracts.ContractModel.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BankingContracts.Generators.Steps;

/// <summary>Finds the contracts among a project's additional files: only the build knows them, so it marks them.</summary>
internal static class ContractFiles
{
    /// <summary>The mark: the path below the contracts folder.</summary>
    public const string RelativePathMetadata = "build_metadata.AdditionalFiles.BankingContractsRelativePath";

    /// <summary>The file, when it is one of the contracts.</summary>
    public static ImmutableArray<ContractSource> Select(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken token)
    {
        if (!options.GetOptions(file).TryGetValue(RelativePathMetadata, out var relativePath) || relativePath.Length == 0)
            return [];
        // The compiler itself reports a file that it cannot read.
        return file.GetText(token) is { } text
            ? [new ContractSource(file.Path, relativePath.Replace('\\', '/'), text.ToString())]
            : [];
    }

    /// <summary>Whether <paramref name="file"/> holds contracts.</summary>
    public static bool IsYaml(ContractSource file) => HasExtension(file, ".yml") || HasExtension(file, ".yaml");

    /// <summary>Whether <paramref name="file"/> holds SQL.</summary>
    public static bool IsSql(ContractSource file) => HasExtension(file, ".sql");

    private static bool HasExtension(ContractSource file, string extension) =>
        file.RelativePath.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
