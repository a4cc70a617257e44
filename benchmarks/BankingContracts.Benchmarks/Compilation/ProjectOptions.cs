using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BankingContracts.Benchmarks.Compilation;

/// <summary>What the build's targets tell the generator of each file.</summary>
internal sealed class ProjectOptions : AnalyzerConfigOptionsProvider
{
    private const string RelativePath = "build_metadata.AdditionalFiles.BankingContractsRelativePath";
    private const string IsReport = "build_metadata.AdditionalFiles.BankingContractsSqlCheck";

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Setting("build_property.RootNamespace", "Benchmark");

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        textFile is ProjectFile { RelativePath: { } path } ? new Setting(RelativePath, path) : new Setting(IsReport, "true");

    private sealed class Setting(string name, string setting) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == name ? setting : null;
            return value is not null;
        }
    }
}
