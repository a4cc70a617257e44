using System.Text;
using BankingContracts.Cli.Diagnosis;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering;

/// <summary>Prints findings.</summary>
internal static class DoctorOutput
{
    public static void Write(VerbContext context, IReadOnlyList<Finding> findings)
    {
        context.Print(() => Csv(findings), () => Json(findings), () => WriteTable(Consoles.ForOut(context.Environment), findings));
    }

    public static void WriteTable(IAnsiConsole console, IReadOnlyList<Finding> findings)
    {
        var table = new TextTable(new("area", IsNarrow: true), new("subject", IsNarrow: true), new("", IsNarrow: true), new("found"));
        string? area = null;
        foreach (var finding in findings)
        {
            table.Add(new(finding.Area == area ? "" : finding.Area, Styles.Quiet), finding.Subject, new(StatusText(finding.Status), StyleOf(finding.Status)), finding.Text);
            area = finding.Area;
        }
        table.WriteTo(console);
        var problems = findings.Count(f => f.Status == FindingStatus.Problem);
        TextLine.Write(console, problems == 0
            ? new Cell(" Ready to run.", Styles.Success)
            : new Cell($" {DisplayText.Count(problems, "problem", "problems")} to correct before a run can work.", Styles.Failure));
    }

    public static string Csv(IReadOnlyList<Finding> findings)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, "area", "subject", "status", "text");
        foreach (var finding in findings)
            CsvText.AppendRow(csv, finding.Area, finding.Subject, StatusText(finding.Status), finding.Text);
        return csv.ToString();
    }

    public static string Json(IReadOnlyList<Finding> findings) => JsonText.Document(json =>
    {
        json.WriteStartArray();
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("area", finding.Area);
            json.WriteString("subject", finding.Subject);
            json.WriteString("status", StatusText(finding.Status));
            json.WriteString("text", finding.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static string StatusText(FindingStatus status) => status switch
    {
        FindingStatus.Ok => "ok",
        FindingStatus.Note => "note",
        FindingStatus.Problem => "problem",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "no such status"),
    };

    private static Style StyleOf(FindingStatus status) => status switch
    {
        FindingStatus.Ok => Styles.Success,
        FindingStatus.Note => Styles.Warning,
        FindingStatus.Problem => Styles.Failure,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "no such status"),
    };
}
