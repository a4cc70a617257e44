using System.Reflection;
using System.Runtime.Loader;
using BankingContracts.Runtime.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BankingContracts.Generators.Tests.Infrastructure;

/// <summary>Compiles generated text as a pipeline's build does, with every warning counted.</summary>
internal static class GeneratedCode
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "netstandard.dll"))
            .Append(typeof(ModelDefinition).Assembly.Location)
            .Distinct()
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>An assembly of nothing but <paramref name="texts"/>.</summary>
    public static CSharpCompilation Compilation(params IEnumerable<string> texts) => CSharpCompilation.Create(
        "Generated",
        texts.Select(static text => CSharpSyntaxTree.ParseText(text, ParseOptions)),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>What the compiler says about <paramref name="texts"/>; empty when all is well.</summary>
    public static IReadOnlyList<string> Problems(params IEnumerable<string> texts) => Problems(Compilation(texts));

    /// <summary>What the compiler says about <paramref name="compilation"/>.</summary>
    public static IReadOnlyList<string> Problems(Compilation compilation) =>
    [
        .. compilation.GetDiagnostics()
            .Where(static d => d.Severity >= DiagnosticSeverity.Warning)
            .Select(static d => d.ToString()),
    ];

    /// <summary>The value of a static property of the compiled <paramref name="texts"/>.</summary>
    public static T Load<T>(IEnumerable<string> texts, string type, string property) => Load<T>(Compilation(texts), type, property);

    /// <summary>The value of a static property of <paramref name="compilation"/>.</summary>
    public static T Load<T>(Compilation compilation, string type, string property)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        var assembly = new AssemblyLoadContext("generated").LoadFromStream(image);
        return (T)assembly.GetType(type, throwOnError: true)!.GetProperty(property, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
    }
}
