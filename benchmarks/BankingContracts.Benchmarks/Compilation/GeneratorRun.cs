using System.Diagnostics;
using System.Text.Json;
using BankingContracts.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BankingContracts.Benchmarks.Compilation;

/// <summary>Runs the generator as the compiler does, over a folder of contracts and the report of its SQL check.</summary>
internal static class GeneratorRun
{
    /// <summary>Measures in this process, which is to be a fresh one, and prints the figures as JSON.</summary>
    public static void Measure(string directory, string report)
    {
        var files = Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new ProjectFile(path, Path.GetRelativePath(directory, path).Replace('\\', '/'), File.ReadAllText(path)))
            .Append(new ProjectFile(report, null, File.ReadAllText(report)))
            .ToList();
        var compilation = CSharpCompilation.Create("Benchmark", references: References(), options: new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        var (_, cold) = Run(Driver(files), compilation);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (driver, warm) = Run(Driver(files), compilation);
        var heap = GC.GetTotalMemory(forceFullCollection: true) - before;
        var generated = driver.GetRunResult().Results.Single();
        Require(generated);

        var edited = files.Single(static f => f.RelativePath == ContractFolder.Edited);
        var text = edited.GetText().ToString().Replace(ContractFolder.EditedWords, "Edited.", StringComparison.Ordinal);
        var (again, edit) = Run(driver.ReplaceAdditionalText(edited, new ProjectFile(edited.Path, edited.RelativePath, text)), compilation);
        var known = generated.GeneratedSources.Select(static s => s.SourceText).ToHashSet(ReferenceEqualityComparer.Instance);
        var anew = again.GetRunResult().Results.Single().GeneratedSources.Count(s => !known.Contains(s.SourceText));

        var figures = new GeneratorFigures(
            cold, warm, CompilerSeconds(compilation, generated), edit, anew, generated.GeneratedSources.Length, heap);
        Console.WriteLine(JsonSerializer.Serialize(figures));
    }

    private static CSharpGeneratorDriver Driver(IEnumerable<ProjectFile> files) => CSharpGeneratorDriver.Create(
        [new ContractGenerator().AsSourceGenerator()], files, optionsProvider: new ProjectOptions());

    /// <summary>The generator's own time: the driver around it also parses what was generated, which is the compiler's.</summary>
    private static (GeneratorDriver Driver, double Seconds) Run(GeneratorDriver driver, CSharpCompilation compilation)
    {
        var run = driver.RunGenerators(compilation);
        return (run, run.GetTimingInfo().GeneratorTimes.Single().ElapsedTime.TotalSeconds);
    }

    private static void Require(GeneratorRunResult generated)
    {
        var errors = generated.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.ToString()).Take(10).ToList();
        if (errors.Count > 0)
            throw new InvalidOperationException("The contracts of the benchmark are wrong:\n" + string.Join('\n', errors));
    }

    private static double CompilerSeconds(CSharpCompilation compilation, GeneratorRunResult generated)
    {
        var watch = Stopwatch.StartNew();
        // As the build files have it: without, an assembly holds the SQL of some thousand contracts only.
        var options = CSharpParseOptions.Default.WithFeatures([new("experimental-data-section-string-literals", "50")]);
        var trees = generated.GeneratedSources.Select(s => CSharpSyntaxTree.ParseText(s.SourceText, options));
        using var image = new MemoryStream();
        var result = compilation.AddSyntaxTrees(trees).Emit(image);
        return result.Success
            ? watch.Elapsed.TotalSeconds
            : throw new InvalidOperationException("What is generated does not compile:\n" + string.Join('\n', result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Take(10)));
    }

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "BankingContracts.Runtime.dll"))
        .Select(static path => MetadataReference.CreateFromFile(path));
}
