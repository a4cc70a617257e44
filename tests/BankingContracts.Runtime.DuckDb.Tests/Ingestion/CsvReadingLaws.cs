using System.Text;
using BankingContracts.Runtime.Definitions;
using CsCheck;

namespace BankingContracts.Runtime.DuckDb.Tests.Ingestion;

/// <summary>Random files, read by the engine and by a parser of a few lines that follows RFC 4180 to the letter.</summary>
public sealed class CsvReadingLaws
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        "", "a", "b", "12.50", " ", "  ", "\"\"", "\"x\"", "\"x\"\"y\"", "\"x,y\"", "\"x\ny\"", "\"x\r\ny\"", "\"\n\"", "x\"y", "'", "\\", "\\N", "#", "Zoë", "€😀",
        "null", "NULL", "\t", " \"q\"", "  \"q\"", "\"q\" ", "=1+1", "--");

    private static readonly Gen<string> Record =
        Gen.Select(Piece.Array[0, 5], Gen.Int[0, 9], (fields, kind) => kind == 0 ? "" : kind == 1 ? " \t " : string.Join(',', fields));

    private static readonly Gen<(string Text, int Columns)> File = Gen.Select(
        Record.Array[0, 40], Gen.OneOf("\n", "\r\n"), Gen.Bool, Gen.Bool, Gen.Int[1, 4],
        (records, end, hasEnd, hasMark, columns) =>
        {
            var header = string.Join(',', Enumerable.Range(0, columns).Select(i => $"c{i}"));
            var text = header + end + string.Join(end, records) + (hasEnd ? end : "");
            return ((hasMark ? "\uFEFF" : "") + text, columns);
        });

    [Fact]
    public void EveryRecordIsARowOrRagged() => File.Sample(
        file =>
        {
            var (rows, ragged) = Parse(file.Text.TrimStart('\uFEFF'), file.Columns);
            using var database = new SourceDatabase(SourceDatabase.Body([.. Enumerable.Range(0, file.Columns).Select(i => $"c{i}")]));
            var outcome = database.Load(1, file.Text);
            Assert.Equal(rows, database.Rows("select * exclude (loaded_at) from source.src_thing"));
            Assert.Equal(ragged, database.Rows("select failure_reason from pipeline.ragged_rows"));
            Assert.Equal(rows.Length + ragged.Length, outcome.RowsRead);
            Assert.Equal(ragged.Length, outcome.RaggedRows);
        },
        iter: 150, threads: 1);

    [Fact]
    public void TheFirstRowIsTheSameOnEveryPath() => Gen.Select(
        Gen.OneOf("\uFEFF1", "\uFEFF", "\uFEFF\"1\"", "\uFEFF\uFEFF1", " \uFEFF1", "\"\uFEFF1\"", "1", "\"1\"", "", "\u200B1"),
        Gen.OneOf("x", "\uFEFFx", "", "\"x,y\"", "\"x\ny\""),
        Gen.Bool).Sample(
            (first, second, hasHeader) =>
            {
                var text = $"{(hasHeader ? "a,b\n" : "")}{first},{second}\nrest,2\n";
                var expected = FirstRow(text, hasHeader);
                foreach (var more in Paths)
                    Assert.Equal(expected, FirstRow(text + more, hasHeader));
                Assert.Equal(expected, FirstRow(text, hasHeader, Encoding.Unicode, "utf-16le"));
                Assert.Equal(expected, FirstRow(text + Paths[0], hasHeader, Encoding.Unicode, "utf-16le"));
            },
            iter: 10, threads: 1);

    // A quote behind a space and a long record want a copy, surplus fields want one when they are found, ragged rows are told apart.
    private static readonly string[] Paths =
    [
        "rest, \"q\"\n", "rest\n", "rest,2,,\n", "rest\nrest,2,,\n", "rest,2,3\n", "rest\nrest," + new string('x', 10_001) + "\n",
    ];

    private static string FirstRow(string text, bool hasHeader, Encoding? written = null, string encoding = "utf-8")
    {
        using var database = new SourceDatabase(SourceDatabase.Body("a", "b") with { HasHeader = hasHeader, Encoding = encoding });
        database.Load(1, ("things.csv", (written ?? new UTF8Encoding(false)).GetBytes(text)));
        return Assert.Single(database.Rows("select a, b from source.src_thing where a is distinct from 'rest'"));
    }

    [Fact]
    public void LoadsInAnyOrderOfRowsHoldTheLastFile() => Gen.Select(Gen.Int[0, 6].Array[0, 30], Gen.Int[0, 6].Array[0, 30], Gen.Int[0, 6].Array[0, 30]).Sample(
        (first, second, third) =>
        {
            using var database = new SourceDatabase(SourceDatabase.Body("a"));
            List<(int Value, int Day)> expected = [];
            int[][] files = [first, second, third];
            for (var day = 1; day <= files.Length; day++)
            {
                var file = files[day - 1];
                var outcome = database.Load(day, "a\n" + string.Concat(file.Select(v => $"v{v}\n")));
                var before = expected;

                // Copies keep the earliest days; what is missing arrives today.
                expected = [.. file.GroupBy(v => v).SelectMany(g => before.Where(e => e.Value == g.Key).Select(e => e.Day).Order()
                    .Concat(Enumerable.Repeat(day, g.Count())).Take(g.Count()).Select(d => (g.Key, d)))];
                Assert.Equal(Show(expected), database.Rows("from source.src_thing"));
                if (day > 1 && before.Count > 0)
                    Assert.Equal(Show(expected.Where(e => e.Day == day)), database.Added);
                Assert.Equal(before.Count - outcome.Change.Removed + outcome.Change.Added, outcome.Change.Rows);
            }
        },
        iter: 25, threads: 1);

    private static string[] Show(IEnumerable<(int Value, int Day)> rows) => [.. rows.Select(r => $"v{r.Value}|{r.Day}").Order(StringComparer.Ordinal)];

    /// <summary>Rows and reasons, sorted. A record is a row if its surplus fields are empty; a blank line is no record.</summary>
    private static (string[] Rows, string[] Ragged) Parse(string text, int columns)
    {
        List<string> rows = [];
        List<string> ragged = [];
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            List<string> fields = [];
            do
            {
                at += fields.Count == 0 ? 0 : 1;
                fields.Add(ParseField(text, ref at));
            }
            while (at < text.Length && text[at] == ',');

            var record = text[start..at];
            at += at < text.Length && text[at] == '\r' ? 2 : 1;
            if (start == 0 || (fields.Count == 1 && record.Trim(' ', '\t').Length == 0))
                continue;

            if (fields.Count >= columns && fields.Skip(columns).All(f => f.Length == 0))
                rows.Add(string.Join('|', fields.Take(columns).Select(f => f.Length == 0 ? "NULL" : f)));
            else
                ragged.Add($"Invalid row: too {(fields.Count < columns ? "few" : "many")} fields ({record})");
        }

        rows.Sort(StringComparer.Ordinal);
        ragged.Sort(StringComparer.Ordinal);
        return ([.. rows], [.. ragged]);
    }

    private static string ParseField(string text, ref int at)
    {
        var field = new StringBuilder();
        if (at < text.Length && text[at] == '"')
        {
            for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'); at++)
            {
                field.Append(text[at]);
                at += text[at] == '"' ? 1 : 0;
            }

            // Spaces behind the closing quote are not the field's.
            for (at++; at < text.Length && text[at] == ' ';)
                at++;
            return field.ToString();
        }

        while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
            field.Append(text[at++]);
        return field.ToString();
    }
}
