using System.Globalization;

namespace BankingContracts.Runtime.Faults;

/// <summary>The sentences about a fault for a user: what, where, which row, and what to write instead.</summary>
public static class FaultSentences
{
    private const int MostKeys = 10;

    /// <summary>The sentences for SQL that fails, if nothing more is known.</summary>
    public static string Of(FaultySql sql, SqlFault fault) => Of(new FaultFinding(sql, fault, null, null, []));

    /// <summary>The sentences for <paramref name="finding"/>.</summary>
    public static string Of(FaultFinding finding)
    {
        var sentences = new List<string> { $"{Subject(finding)}: {finding.Fault.What}." };
        if (finding.Fault.Kind != SqlFaultKind.Sql)
            sentences.AddRange(finding.Rows.GroupBy(r => r.Model).Select(Failing));
        sentences.Add(Capitalized(finding.Fault.Remedy) + ".");
        return string.Join(' ', sentences);
    }

    private static string Subject(FaultFinding finding)
    {
        var verb = finding.Fault.Kind switch
        {
            SqlFaultKind.Data => "fails on a value",
            SqlFaultKind.Contract => "returns rows that cannot be stored",
            SqlFaultKind.Sql => "cannot be run",
            var kind => throw new ArgumentOutOfRangeException(nameof(finding), kind, "no such kind of fault"),
        };
        var name = finding.Sql.Model is null ? Capitalized(finding.Sql.Name) : "The SQL of " + finding.Sql.Name;
        return $"{name}{Place(finding)} {verb}{(finding.Column is null ? "" : $" in column {finding.Column}")}";
    }

    private static string Place(FaultFinding finding) => (finding.Sql.File, finding.Sql.Entry, finding.Line) switch
    {
        ("", _, _) => "",
        (var file, { } entry, _) => $" ({file}, {entry})",
        (var file, null, null) => $" ({file})",
        (var file, null, var line) => string.Create(CultureInfo.InvariantCulture, $" ({file}, line {line})"),
    };

    private static string Failing(IGrouping<string, FaultRow> rows)
    {
        var shown = rows.Take(MostKeys).ToList();
        var isOne = rows.Count() == 1;
        var keys = shown.All(r => r.Key.Count == 0)
            ? $"{(isOne ? "a row" : "rows")} of {rows.Key}, which has no key"
            : $"{(isOne ? "the row" : "the rows")} of {rows.Key} with {string.Join("; ", shown.Select(r => Pairs(r.Key)))}";
        var values = shown.Where(r => r.Values.Count > 0).Select(r => Pairs(r.Values)).ToList();
        return $"It fails on {keys}{(values.Count == 0 ? "" : $" ({string.Join("; ", values)})")}.";
    }

    private static string Pairs(IEnumerable<KeyValuePair<string, string?>> pairs) =>
        string.Join(", ", pairs.Select(p => $"{p.Key} {(p.Value is null ? "NULL" : $"'{p.Value}'")}"));

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
