using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BankingContracts.Generators.Diagnostics;

/// <summary>Gives findings to the compiler, at their place in the YAML or SQL file.</summary>
internal static class Reporting
{
    /// <summary>Reports <paramref name="findings"/>.</summary>
    public static void Report(SourceProductionContext output, IEnumerable<ContractDiagnostic> findings)
    {
        foreach (var finding in findings)
            output.ReportDiagnostic(ToDiagnostic(finding));
    }

    /// <summary><paramref name="finding"/> as a diagnostic of the compiler, with a second place if it has one.</summary>
    public static Diagnostic ToDiagnostic(ContractDiagnostic finding, SourceSpan? related = null) => Diagnostic.Create(
        Descriptors.Of(finding.Rule), ToLocation(finding.Span), related is { } other ? [ToLocation(other)] : [], [.. finding.Arguments]);

    private static Location ToLocation(SourceSpan span) => span.Path.Length == 0
        ? Location.None
        : Location.Create(
            span.Path,
            new TextSpan(span.Start, span.Length),
            new LinePositionSpan(new LinePosition(span.Line, span.Column), new LinePosition(span.EndLine, span.EndColumn)));
}
