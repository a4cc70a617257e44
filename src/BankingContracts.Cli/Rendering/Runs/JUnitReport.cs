using System.Globalization;
using System.Xml;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>
/// The result of a run or check as JUnit XML, which build servers show as a list of tests: the run itself is one, and each audit is one, in a suite for its model. The
/// schema is that of Jenkins's xunit plugin, which the others follow.
/// </summary>
internal static class JUnitReport
{
    private const string RunSuite = "run";

    /// <summary>Fills the file.</summary>
    public static void Write(string path, string pipeline, bool isCheck, RunResult result)
    {
        using var xml = XmlWriter.Create(path, new XmlWriterSettings { Indent = true, NewLineChars = "\n" });
        Write(xml, pipeline, isCheck, result);
    }

    private static void Write(XmlWriter xml, string pipeline, bool isCheck, RunResult result)
    {
        // An audit that failed is the reason of the run's failure, and counts once.
        var isBroken = result.ExitCode is not (ExitCode.Done or ExitCode.AuditFailed) || (result.ExitCode == ExitCode.AuditFailed && !result.Audits.Any(IsFault));
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", pipeline);
        WriteCounts(xml, result.Audits, extra: 1, errors: isBroken ? 1 : 0, result.Elapsed.TotalSeconds);

        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", RunSuite);
        WriteCounts(xml, [], extra: 1, errors: isBroken ? 1 : 0, result.Elapsed.TotalSeconds);
        WriteCase(xml, RunSuite, isCheck ? "check" : "run", result.Elapsed.TotalSeconds, file: "");
        if (isBroken)
            WriteFault(xml, "error", result.ExitCode.ToString(), result.Message, "");
        xml.WriteEndElement();
        xml.WriteEndElement();

        foreach (var model in result.Audits.GroupBy(a => a.Audit.Model).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", model.Key);
            WriteCounts(xml, [.. model], extra: 0, errors: 0, model.Sum(a => a.Milliseconds) / 1000);
            foreach (var audit in model)
                Write(xml, audit);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, AuditResult result)
    {
        WriteCase(xml, result.Audit.Model, result.Audit.Name, result.Milliseconds / 1000, result.Audit.File);
        var rows = string.Create(CultureInfo.InvariantCulture, $"{result.FailingRows} failing {(result.FailingRows == 1 ? "row" : "rows")}");
        switch (result.Status)
        {
            case AuditStatus.Passed:
                break;
            case AuditStatus.Warned:
                xml.WriteElementString("system-out", Clean(Details($"warning: {rows}", result)));
                break;
            case AuditStatus.Failed:
                WriteFault(xml, "failure", result.Audit.Type.Word(), rows, Details(rows, result));
                break;
            case AuditStatus.Errored:
                WriteFault(xml, "error", result.Audit.Type.Word(), result.Message, Details(result.Message, result));
                break;
            case AuditStatus.Skipped:
                xml.WriteStartElement("skipped");
                xml.WriteAttributeString("message", Clean(result.Message));
                xml.WriteEndElement();
                break;
            default:
                throw new InvalidOperationException($"No element for {result.Status}.");
        }

        xml.WriteEndElement();
    }

    private static string Details(string first, AuditResult result) => string.Join(
        '\n', new[] { first, result.Audit.Description, result.Keys.Count > 0 ? "first keys: " + string.Join(", ", result.Keys) : "", result.File ?? "" }.Where(t => t.Length > 0));

    private static void WriteCase(XmlWriter xml, string suite, string name, double seconds, string file)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", suite);
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("time", Seconds(seconds));
        if (file.Length > 0)
            xml.WriteAttributeString("file", file);
    }

    private static void WriteFault(XmlWriter xml, string element, string type, string message, string text)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("message", Clean(message));
        xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyCollection<AuditResult> audits, int extra, int errors, double seconds)
    {
        int Count(AuditStatus status) => audits.Count(a => a.Status == status);
        xml.WriteAttributeString("tests", (audits.Count + extra).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", Count(AuditStatus.Failed).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", (Count(AuditStatus.Errored) + errors).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("skipped", Count(AuditStatus.Skipped).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("time", Seconds(seconds));
    }

    private static bool IsFault(AuditResult audit) => audit.Status is AuditStatus.Failed or AuditStatus.Errored;

    /// <summary>Keys may have characters that XML cannot have.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(r => r.IsBmp && !XmlConvert.IsXmlChar((char)r.Value) ? "\uFFFD" : r.ToString()));

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);
}
