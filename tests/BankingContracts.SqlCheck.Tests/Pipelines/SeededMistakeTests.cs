using System.Globalization;
using BankingContracts.ContractModel.Files;

namespace BankingContracts.SqlCheck.Tests.Pipelines;

/// <summary>
/// Mistakes as people make them: a text of a file is replaced, and the build has to report the rule in the line of the mark §.
/// Where another file is to blame, the place is given as <c>file|text in its line</c>.
/// </summary>
public sealed class SeededMistakeTests
{
    [Theory]
    [MemberData(nameof(BankingMistakes.All), MemberType = typeof(BankingMistakes))]
    public void InTheReferencePipeline(string file, string right, string wrong, string id, string? place) =>
        Check(PipelineFiles.Banking, file, right, wrong, id, place);

    [Theory]
    [MemberData(nameof(LoanMistakes.All), MemberType = typeof(LoanMistakes))]
    public void InTheLoanPipeline(string file, string right, string wrong, string id, string? place) =>
        Check(PipelineFiles.Loans, file, right, wrong, id, place);

    private static void Check(IReadOnlyList<ContractSource> pipeline, string file, string right, string wrong, string id, string? place)
    {
        var edited = PipelineFiles.Edit(pipeline, file, right, wrong);
        var (where, what) = place is null ? (file, "§") : (place.Split('|')[0], place.Split('|')[1]);
        var line = Line(edited.Single(s => s.RelativePath == where).Text, what);
        var sources = edited.Select(static s => s with { Text = s.Text.Replace("§", "", StringComparison.Ordinal) }).ToList();

        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"{where}({line}): {id}"),
            PipelineFiles.Findings(sources).Select(static f => string.Create(CultureInfo.InvariantCulture, $"{f.Span.Path}({f.Span.Line + 1}): {f.Rule.Id}")));
    }

    private static int Line(string text, string part)
    {
        var place = text.IndexOf(part, StringComparison.Ordinal);
        Assert.True(place >= 0, "there is no " + part);
        return text[..place].Count(static c => c == '\n') + 1;
    }
}
