using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BankingContracts.Generators.Steps;

/// <summary>What the build says about the project.</summary>
/// <param name="RootNamespace">A valid namespace, or empty.</param>
/// <param name="AssemblyName">The program's name.</param>
internal sealed record BuildSettings(string RootNamespace, string AssemblyName)
{
    private const string RootNamespaceProperty = "build_property.RootNamespace";

    /// <summary>The settings of the project called <paramref name="assemblyName"/>.</summary>
    public static BuildSettings From(AnalyzerConfigOptionsProvider options, string? assemblyName)
    {
        var name = assemblyName ?? "Pipeline";
        var isGiven = options.GlobalOptions.TryGetValue(RootNamespaceProperty, out var declared);
        return new(Namespace(isGiven ? declared! : name), name);
    }

    // MSBuild uses the project's name unchanged: card-payments.csproj has the root namespace card-payments.
    private static string Namespace(string name) =>
        string.Join(".", name.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(Segment));

    private static string Segment(string part)
    {
        var name = string.Concat(part.Select(static c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_'));
        if (!SyntaxFacts.IsIdentifierStartCharacter(name[0]))
            name = "_" + name;
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
    }
}
