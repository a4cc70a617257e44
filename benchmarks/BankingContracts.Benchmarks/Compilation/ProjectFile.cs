using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BankingContracts.Benchmarks.Compilation;

/// <summary>A contract, its SQL, or the report of the SQL check, as the compiler hands it to the generator.</summary>
/// <param name="path">The full path.</param>
/// <param name="relativePath">The path below the contracts folder; null for the report.</param>
/// <param name="text">The content.</param>
internal sealed class ProjectFile(string path, string? relativePath, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

    /// <inheritdoc/>
    public override string Path => path;

    /// <summary>The path below the contracts folder; null for the report.</summary>
    public string? RelativePath => relativePath;

    /// <inheritdoc/>
    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
