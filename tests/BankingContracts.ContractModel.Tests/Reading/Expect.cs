using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;

namespace BankingContracts.ContractModel.Tests.Reading;

/// <summary>Judges what a file's reading finds.</summary>
internal static class Expect
{
    /// <summary>
    /// Reads <paramref name="marked"/> without its marks « and »; exactly one finding, of rule <paramref name="id"/>, must stand exactly
    /// at what they enclose.
    /// </summary>
    public static ContractDiagnostic Finding(string id, ContractSource marked, string message = "")
    {
        var start = marked.Text.IndexOf('«', StringComparison.Ordinal);
        var end = marked.Text.IndexOf('»', StringComparison.Ordinal) - 1;
        Assert.True(start >= 0 && end >= start, "The test marks no place.");
        var source = marked with { Text = marked.Text.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal) };
        var finding = Assert.Single(ContractReader.Read(source).Diagnostics);
        Assert.Equal(id, finding.Rule.Id);
        Assert.Equal((start, end - start), (finding.Span.Start, finding.Span.Length));
        Assert.Equal(Place(source.Text, start), (finding.Span.Line, finding.Span.Column));
        Assert.Equal(Place(source.Text, end), (finding.Span.EndLine, finding.Span.EndColumn));
        Assert.Equal(source.Path, finding.Span.Path);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        return finding;
    }

    /// <summary>Reading finds nothing, and every contract is complete.</summary>
    public static ParsedFile Silence(ContractSource source)
    {
        var file = ContractReader.Read(source);
        Assert.Empty(file.Diagnostics.Select(static d => d.Rule.Id + " " + d.Span.Line + ":" + d.Span.Column + " " + d.Message));
        Assert.All(file.Contracts, static c => Assert.True(c.Contract.IsComplete));
        return file;
    }

    private static (int Line, int Column) Place(string text, int offset)
    {
        var before = text[..offset];
        return (before.Count(static c => c == '\n'), offset - (before.LastIndexOf('\n') + 1));
    }
}
