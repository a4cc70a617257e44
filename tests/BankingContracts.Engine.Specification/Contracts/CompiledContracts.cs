using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using BankingContracts.Generators;
using BankingContracts.Runtime.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BankingContracts.Engine.Specification.Contracts;

/// <summary>Compiles the text of contracts to a pipeline, as a build does.</summary>
public static class CompiledContracts
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "netstandard.dll"))
            .Append(typeof(ModelDefinition).Assembly.Location)
            .Distinct()
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    // Tests over several engines compile the same contracts, and a compilation takes as long as a run.
    private static readonly ConcurrentDictionary<string, Lazy<PipelineDefinition>> Compiled = new(StringComparer.Ordinal);

    /// <summary>The pipeline of some contracts.</summary>
    /// <param name="files">The texts by path below the folder of contracts.</param>
    public static PipelineDefinition Compile(IReadOnlyDictionary<string, string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var text = string.Join('\0', files.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => new[] { f.Key, f.Value }));
        return Compiled.GetOrAdd(text, _ => new(() => CompileNow(files))).Value;
    }

    private static PipelineDefinition CompileNow(IReadOnlyDictionary<string, string> files)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new ContractGenerator().AsSourceGenerator()], files.Select(AdditionalText (f) => new ContractFile(f.Key, f.Value)), ParseOptions, new Options());
        driver.RunGeneratorsAndUpdateCompilation(
            CSharpCompilation.Create("Evolving", [], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)),
            out var compilation,
            out var findings);
        Assert.Empty(findings.Where(f => f.Severity == DiagnosticSeverity.Error));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        var assembly = new AssemblyLoadContext(name: null).LoadFromStream(image);
        return (PipelineDefinition)assembly.GetType("Evolving.ContractPipeline", throwOnError: true)!
            .GetProperty("Definition", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
    }

    private sealed class ContractFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }

    /// <summary>What the build says: the namespace, and the place of each contract.</summary>
    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Setting("build_property.RootNamespace", "Evolving");

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Setting("", null);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Setting("build_metadata.AdditionalFiles.BankingContractsRelativePath", textFile.Path);
    }

    private sealed class Setting(string name, string? text) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == name ? text : null;
            return value is not null;
        }
    }
}
