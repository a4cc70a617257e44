using BankingContracts.Runtime.Reporting;
using BankingContracts.Server.Settings;
using CsvHelper;

namespace BankingContracts.Server.Quality;

/// <summary>The first failing rows of a failed test, as the run kept them beside its report.</summary>
internal sealed class FailingRowsFile(ServerOptions options)
{
    /// <summary>The columns and the rows; null when they are no longer kept.</summary>
    /// <param name="test">The test, as the report has it: the file's name comes from there and not from an address.</param>
    public KeptRows? Read(ReportedTest test)
    {
        if (test.File is not { } file)
            return null;
        var folder = Path.GetFullPath(options.Run.ReportsDirectory) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(file, folder);
        if (!path.StartsWith(folder, StringComparison.Ordinal) || !File.Exists(path))
            return null;
        var lines = new List<IReadOnlyList<string>>();
        using var reader = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',', DetectSeparatorHint = false, HasHeader = false });
        while (reader.Read())
            lines.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return lines.Count == 0 ? null : new(lines[0], lines[1..]);
    }
}

/// <summary>Rows that were kept.</summary>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Rows">The values of each row.</param>
public sealed record KeptRows(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
