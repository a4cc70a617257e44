using System.Collections.Immutable;
using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BankingContracts.Generators.Steps;

/// <summary>Takes over what the build step that binds the SQL has found, from the file that it leaves for the generator.</summary>
internal static class CheckFindings
{
    /// <summary>The mark of that file.</summary>
    public const string ReportMetadata = "build_metadata.AdditionalFiles.BankingContractsSqlCheck";

    /// <summary>The report, when the file is one.</summary>
    public static ImmutableArray<CheckReport> Select(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken token) =>
        options.GetOptions(file).TryGetValue(ReportMetadata, out var mark) && mark.Length > 0
        && file.GetText(token) is { } text
        && CheckReport.Read(text.ToString()) is { } report
            ? [report]
            : [];

    /// <summary>
    /// The findings at the files as the compiler knows them; none of a report about other texts than
    /// <paramref name="input"/>'s files, as in an editor between a change and the next build.
    /// </summary>
    public static IEnumerable<ContractDiagnostic> Current((ImmutableArray<CheckReport> Reports, ImmutableArray<ContractSource> Files) input, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        if (input.Reports.All(static r => r.Findings.Count == 0))
            return [];
        var hash = CheckedInput.Hash(input.Files);
        var paths = input.Files.GroupBy(static f => f.RelativePath, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First().Path, StringComparer.Ordinal);
        return input.Reports
            .Where(r => r.InputHash == hash)
            .SelectMany(static r => r.Findings)
            .Where(f => paths.ContainsKey(f.Span.Path))
            .Select(f => f with { Span = f.Span with { Path = paths[f.Span.Path] } });
    }
}
