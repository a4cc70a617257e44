using System.Collections.Immutable;
using BankingContracts.ContractModel.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BankingContracts.Generators.Steps;

/// <summary>Finds the contracts among a project's additional files. Only the build knows which files these are, so it marks them.</summary>
internal static class ContractFiles
{
    /// <summary>The metadata that marks a contract: its path below the contracts folder.</summary>
    public const string RelativePathMetadata = "build_metadata.AdditionalFiles.BankingContractsRelativePath";

    /// <summary>The file, if it is one of the contracts; otherwise nothing.</summary>
    public static ImmutableArray<ContractSource> Select(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken token)
    {
        if (!options.GetOptions(file).TryGetValue(RelativePathMetadata, out var relativePath) || relativePath.Length == 0)
            return [];
        // The compiler itself reports a file that it cannot read.
        return file.GetText(token) is { } text
            ? [new ContractSource(file.Path, relativePath.Replace('\\', '/'), text.ToString())]
            : [];
    }

    /// <summary>Whether <paramref name="file"/> contains contracts.</summary>
    public static bool IsYaml(ContractSource file) => HasExtension(file, ".yml") || HasExtension(file, ".yaml");

    /// <summary>Whether <paramref name="file"/> contains SQL.</summary>
    public static bool IsSql(ContractSource file) => HasExtension(file, ".sql");

    private static bool HasExtension(ContractSource file, string extension) =>
        file.RelativePath.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
