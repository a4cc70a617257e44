using System.Globalization;
using System.Text;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Checking;

/// <summary>
/// The findings of the SQL check. The check writes them to a file, and the generator reads this file. The file starts with a heading that has
/// the format's version, and with the hash of the input. Then it has one line for each finding, with tabs between the fields. It has lines, not
/// JSON, because the generator has no parser for JSON. The reader skips a line that starts with an unknown word, so the file can also have
/// other results. It never skips a finding that it cannot read: it reports an internal error for it.
/// </summary>
/// <param name="InputHash">The hash of the input, see <see cref="CheckedInput"/>.</param>
/// <param name="Findings">The findings; the paths are relative to the contracts folder.</param>
/// <param name="Queries">The queries that were analyzed.</param>
public sealed record CheckReport(string InputHash, EquatableArray<ContractDiagnostic> Findings, EquatableArray<CheckedQuery> Queries)
{
    private const string Heading = "bankingcontracts-sqlcheck 1";
    private const string FindingLine = "finding";
    private const string ConditionLine = "condition";

    /// <summary>The conditions that an engine does not get as their authors wrote them.</summary>
    public EquatableArray<CheckedCondition> Conditions { get; init; }

    /// <summary>The text of the file; the same for the same findings.</summary>
    public string Write()
    {
        var text = new StringBuilder().Append(Heading).Append('\n').Append("input\t").Append(InputHash).Append('\n');
        foreach (var finding in Findings)
        {
            var span = finding.Span;
            int[] place = [span.Start, span.Length, span.Line, span.Column, span.EndLine, span.EndColumn];
            ReportLine.Append(text, [FindingLine, finding.Rule.Id, span.Path, .. place.Select(static n => n.ToString(CultureInfo.InvariantCulture)), .. finding.Arguments]);
        }

        foreach (var query in Queries)
            QueryLines.Append(text, query);
        foreach (var condition in Conditions)
            ReportLine.Append(text, ConditionLine, condition.Model, condition.Condition, condition.InputHash, condition.Texts.DuckDb, condition.Texts.Spark);

        return text.ToString();
    }

    /// <summary>Reads the text that <see cref="Write"/> made; null for any other text, also for the text of an older version.</summary>
    public static CheckReport? Read(string text)
    {
        var lines = text.Replace("\r\n", "\n").Split('\n');
        if (lines.Length < 2 || lines[0] != Heading || lines[1].Split('\t') is not ["input", var hash])
            return null;
        var findings = lines.Skip(2).Where(static l => l.StartsWith(FindingLine + "\t", StringComparison.Ordinal)).Select(static l => Finding(l) ?? Unreadable(l));
        return new CheckReport(hash, findings.ToEquatableArray(), QueryLines.Read(lines.Skip(2)).ToEquatableArray())
        {
            Conditions = lines.Skip(2).Select(Condition).OfType<CheckedCondition>().ToEquatableArray(),
        };
    }

    private static CheckedCondition? Condition(string line) =>
        ReportLine.Fields(line) is [ConditionLine, var model, var condition, var hash, var duckDb, var spark] ? new(model, condition, hash, new QueryTexts(duckDb, spark)) : null;

    private static ContractDiagnostic? Finding(string line)
    {
        var fields = ReportLine.Fields(line);
        if (fields.Length < 9 || !SqlRules.FromBinding.TryGetValue(fields[1], out var rule))
            return null;
        var place = new int[6];
        for (var i = 0; i < place.Length; i++)
        {
            if (!int.TryParse(fields[i + 3], NumberStyles.None, CultureInfo.InvariantCulture, out place[i]))
                return null;
        }

        var span = new SourceSpan(fields[2], place[0], place[1], place[2], place[3], place[4], place[5]);
        return new ContractDiagnostic(rule, span, fields.Skip(9).ToEquatableArray());
    }

    private static ContractDiagnostic Unreadable(string line) =>
        ContractDiagnostic.Create(InternalRules.InternalError, SourceSpan.StartOf(""), "reading what the check of the SQL found", line);
}
