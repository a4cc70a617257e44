using System.Diagnostics.CodeAnalysis;
using BankingContracts.Generators.Steps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BankingContracts.Generators.Tests.Infrastructure;

/// <summary>What the targets tell the generator: the root namespace, and for each contract its place below the folder.</summary>
internal sealed class BuildOptions(string? rootNamespace) : AnalyzerConfigOptionsProvider
{
    /// <summary>The contracts folder of the tests.</summary>
    public const string Folder = "/repo/contracts/";

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options("build_property.RootNamespace", rootNamespace);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options("", null);

    /// <summary>Where the build leaves what the check of the SQL has found.</summary>
    public const string SqlCheckReport = "/repo/obj/bankingcontracts.sqlcheck.txt";

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile.Path == SqlCheckReport
        ? new Options(CheckFindings.ReportMetadata, "true")
        : new Options(
        ContractFiles.RelativePathMetadata,
        textFile.Path.StartsWith(Folder, StringComparison.Ordinal) ? textFile.Path[Folder.Length..] : null);

    private sealed class Options(string name, string? setting) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == name ? setting : null;
            return value is not null;
        }
    }
}
