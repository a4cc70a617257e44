using System.Globalization;
using System.Text;
using BankingContracts.ContractModel.Checking;
using BankingContracts.Runtime.Examples;

namespace BankingContracts.SqlCheck.Examples;

/// <summary>
/// What came out of examples, by the hash of all that they read. A build keeps it in a file beside its report, so that the next build plays only what
/// changed.
/// </summary>
/// <param name="Results">The differences, by hash.</param>
public sealed record PlayedExamples(IReadOnlyDictionary<string, IReadOnlyList<ExampleDifference>> Results)
{
    private const string Heading = "bankingcontracts-examples 1";
    private const string Example = "example";
    private const string Difference = "difference";
    private const string Nothing = "-";
    private const string Something = "=";

    /// <summary>No example was played.</summary>
    public static PlayedExamples None { get; } = new(new Dictionary<string, IReadOnlyList<ExampleDifference>>());

    /// <summary>The text of the file.</summary>
    public string Write()
    {
        var text = new StringBuilder().Append(Heading).Append('\n');
        foreach (var (hash, differences) in Results.OrderBy(static r => r.Key, StringComparer.Ordinal))
        {
            ReportLine.Append(text, Example, hash);
            foreach (var d in differences)
            {
                ReportLine.Append(
                    text, Difference, d.Kind.ToString(), d.Part, d.Model, Optional(d.Row?.ToString(CultureInfo.InvariantCulture)), Optional(d.Column), Optional(d.Expected), Optional(d.Found));
            }
        }

        return text.ToString();
    }

    /// <summary>Reads the text that <see cref="Write"/> made. Any other text has no results, so that all examples are played.</summary>
    public static PlayedExamples Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines[0] != Heading)
            return None;
        var results = new Dictionary<string, IReadOnlyList<ExampleDifference>>();
        var open = new List<ExampleDifference>();
        foreach (var line in lines.Skip(1).Where(static l => l.Length > 0))
        {
            var fields = ReportLine.Fields(line);
            if (fields is [Example, var hash])
                results[hash] = open = [];
            else if (Read(fields) is { } difference)
                open.Add(difference);
            else
                return None;
        }

        return new PlayedExamples(results);
    }

    private static ExampleDifference? Read(string[] fields) =>
        fields is [Difference, var kind, var part, var model, var row, var column, var expected, var found] && Enum.TryParse<DifferenceKind>(kind, out var known)
            ? new(known, part, model, Value(row) is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : null, Value(column), Value(expected), Value(found))
            : null;

    private static string Optional(string? value) => value is null ? Nothing : Something + value;

    private static string? Value(string field) => field == Nothing ? null : field[Something.Length..];
}
