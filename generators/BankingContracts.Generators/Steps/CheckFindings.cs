using System.Collections.Immutable;
using System.Globalization;
using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BankingContracts.Generators.Steps;

/// <summary>Reads the findings of the build step that binds the SQL. This step writes them to a file for the generator.</summary>
internal static class CheckFindings
{
    /// <summary>The metadata that marks this file.</summary>
    public const string ReportMetadata = "build_metadata.AdditionalFiles.BankingContractsSqlCheck";

    /// <summary>The property of a build that has just checked the SQL. An editor does not set it, so its report may be old.</summary>
    public const string CheckedProperty = "build_property.BankingContractsSqlChecked";

    /// <summary>Whether this build has checked the SQL.</summary>
    public static bool IsChecked(AnalyzerConfigOptionsProvider options, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return options.GlobalOptions.TryGetValue(CheckedProperty, out var mark) && mark == "true";
    }

    /// <summary>The report, if the file is one; otherwise nothing.</summary>
    public static ImmutableArray<CheckReport> Select(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken token) =>
        options.GetOptions(file).TryGetValue(ReportMetadata, out var mark) && mark.Length > 0
        && file.GetText(token) is { } text
        && CheckReport.Read(text.ToString()) is { } report
            ? [report]
            : [];

    /// <summary>
    /// <paramref name="finding"/> with a second place: its column of the contract, or the contract itself. Either the SQL or the contract may
    /// be wrong.
    /// </summary>
    public static LocatedFinding Locate((ContractDiagnostic Finding, ImmutableArray<ParsedFile> Contracts) input, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var finding = input.Finding;
        var column = finding.Rule.Id switch
        {
            var id when id == SqlRules.MissingOutput.Id => finding.Arguments[1],
            var id when id == SqlRules.OutputType.Id => finding.Arguments[0],
            var id when id == SqlRules.ExtraOutput.Id || id == SqlRules.RepeatedOutput.Id => "",
            _ => null,
        };
        return new LocatedFinding(finding, column is null ? null : Related(Stem(finding.Span.Path), column, input.Contracts));
    }

    private static SourceSpan? Related(string model, string column, ImmutableArray<ParsedFile> contracts)
    {
        if (contracts.SelectMany(static f => f.Contracts).FirstOrDefault(c => c.Contract.Name == model) is not { } contract)
            return null;
        var index = contract.Contract.Columns.ToList().FindIndex(c => string.Equals(c.Name, column, StringComparison.OrdinalIgnoreCase));
        return contract.Positions.Value(index < 0 ? "name" : "columns/" + index.ToString(CultureInfo.InvariantCulture) + "/name");
    }

    private static string Stem(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return name.Substring(0, Math.Max(name.LastIndexOf('.'), 0));
    }

    /// <summary>
    /// The findings at the paths that the compiler uses for the files. There are none if the report is about other texts than the files, as in
    /// an editor between a change and the next build. A build must have a report about these texts; otherwise this is an internal error.
    /// </summary>
    public static IEnumerable<ContractDiagnostic> Current(
        ((ImmutableArray<CheckReport> Reports, ImmutableArray<ContractSource> Files) Texts, bool IsChecked) build, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var input = build.Texts;
        if (!build.IsChecked && input.Reports.All(static r => r.Findings.Count == 0))
            return [];
        var hash = CheckedInput.Hash(input.Files);
        if (build.IsChecked && !input.Reports.Any(r => r.InputHash == hash))
            return [ContractDiagnostic.Create(InternalRules.InternalError, SourceSpan.StartOf(""), "checking the SQL", "the check read other versions of the files than the compiler; build again")];
        var paths = input.Files.GroupBy(static f => f.RelativePath, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First().Path, StringComparer.Ordinal);
        return input.Reports
            .Where(r => r.InputHash == hash)
            .SelectMany(static r => r.Findings)
            // A finding without a file, or about a file that the compiler does not know, is still reported.
            .Select(f => f with { Span = paths.TryGetValue(f.Span.Path, out var path) ? f.Span with { Path = path } : SourceSpan.StartOf("") });
    }
}
