using System.Globalization;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Outcomes;
using CsvHelper;

namespace BankingContracts.Runtime.Reporting;

/// <summary>
/// Keeps the failing rows of failed audits beside the quality report, in <c>failures/RUN/AUDIT.csv</c>. The files contain values, so only their
/// owner may read them.
/// </summary>
internal static class FailureFiles
{
    private const string Folder = "failures";

    private static readonly CsvWriterOptions Options = new() { NewLine = "\n" };

    /// <summary>The results with the files that were written for them, below <paramref name="reports"/>.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be written.</exception>
    public static IReadOnlyList<AuditResult> Write(IReadOnlyList<AuditResult> audits, string runId, string reports)
    {
        if (audits.All(static a => a.Rows is null))
            return audits;
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var folder = Path.Combine(reports, Folder, runId);
        CreatePrivate(Path.Combine(reports, Folder));
        CreatePrivate(folder);
        return [.. audits.Select(a => a.Rows is null ? a : a with { File = Write(a.Rows, reports, runId, FreeName(a.Audit.Name, taken)) })];
    }

    private static string Write(FailingRows rows, string reports, string runId, string name)
    {
        // The temporary file is in the directory of the reports. If a process is killed, a later run looks for such files there, and not in
        // the folder of every run.
        AtomicFile.Write(Path.Combine(reports, Folder, runId, name), reports, path =>
        {
            using (new FileStream(path, Private()))
            {
                // The file is created here, so that nobody else can read it while it is filled.
            }

            Write(rows, path);
        });
        return $"{Folder}/{runId}/{name}";
    }

    private static void Write(FailingRows rows, string path)
    {
        using var writer = CsvWriter.ToFile(path, Options);
        foreach (var column in rows.Columns)
            writer.WriteField(column);
        writer.EndRecord();
        foreach (var row in rows.Rows)
        {
            foreach (var field in row)
            {
                // Quotes distinguish the empty text from NULL.
                if (field is { Length: 0 })
                    writer.WriteField(field, CsvQuoting.Always);
                else
                    writer.WriteField(field);
            }

            writer.EndRecord();
        }
    }

    // The author may give an audit any name, but a file cannot have every name.
    private static string FreeName(string audit, HashSet<string> taken)
    {
        var stem = string.Concat(audit.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_'));
        var name = stem + ".csv";
        for (var n = 2; !taken.Add(name); n++)
            name = string.Create(CultureInfo.InvariantCulture, $"{stem}_{n}.csv");
        return name;
    }

    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
