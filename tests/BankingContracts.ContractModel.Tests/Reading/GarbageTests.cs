using BankingContracts.ContractModel.Files;
using CsCheck;

namespace BankingContracts.ContractModel.Tests.Reading;

public sealed class GarbageTests
{
    private static readonly string[] Valid =
    [
        Given.Mart(
            "- {name: account_id, data_type: varchar, constraints: [{type: not_null}], data_tests: [not_null, {accepted_values: {values: [a, b], severity: warn, error_if: \"> 1\"}}]}\n- {name: made_at, data_type: timestamp, constraints: [{type: not_null}], generated: changed_at}",
            parts: "constraints: [{type: foreign_key, columns: [account_id], to: ref('x'), to_columns: [y]}]\ndata_tests: [{row_count: {min_value: 1, max_value: 5}}]").Text,
        Given.Source("{file: a.csv, delimiter: \";\", delivery: delta, key: account_id, columns: {account_id: Id}, max_delete_ratio: 0.2}").Text,
        Given.Staging("- name: x_date\n  data_type: date\n  clean: {from: x, format: dd.MM.yyyy, default: 01.01.2026}\n  quarantine: [{when: range, min: 2026-01-01}, {when: future}]\n  data_tests: [{valid_date_range: {min_date: 2026-01-01}}]").Text,
        Given.Snapshot("{unique_key: a_id, strategy: timestamp, updated_at: loaded_at, hard_deletes: ignore}", "description: |\n  Two\n  lines.").Text,
        "version: 2\nlayers:\n  - {name: marts, prefix: m_, reads: [snapshots]}\nabbreviations: {cust: customer}\n",
        "version: 2\ndata_tests:\n  - {name: a, config: {severity: warn, warn_if: \"> 3\"}}\n",
    ];

    private static readonly string[] Paths = ["marts/a.yml", "source/a.yml", "staging/a.yml", "snapshots/a.yml", "layers.yml", "schedules.yml", "alerts.yml", "tests/a.yml", "intermediate/a.yml"];

    private static readonly string[] Scraps =
        ["", " ", "\t", "\n", "\r\n", "\r", ":", "- ", "[", "]", "{", "}", ",", "\"", "'", "#", "&a ", "*a", "!!x ", "|", ">", "%", "@", "---\n", "...\n", "? ", "<<: ", "\0", "\uFEFF", "😀", "\uD83D", "\u2028", "\u0085", "~", "null", "true", "-1", "1e9", "0x1F", "99999999999999999999", "{0}", "name", "columns:", "\\", "\\x"];

    private static readonly Gen<string> Mutated =
        Gen.Select(Gen.OneOf(Valid), Gen.Select(Gen.Int[0, 2000], Gen.Int[0, 30], Gen.OneOf(Scraps)).List[1, 6], static (text, cuts) => cuts.Aggregate(text, static (t, cut) =>
        {
            var start = cut.Item1 % (t.Length + 1);
            return t[..start] + cut.Item3 + t[Math.Min(t.Length, start + cut.Item2)..];
        }));

    [Fact]
    public void MutatedFilesAreReadWithFindingsInsideThem() => Mutated.Select(Gen.OneOf(Paths)).Sample(
        static (text, path) => AssertSound(Given.File(path, text)), iter: 4_000, time: -1);

    [Fact]
    public void RandomTextIsReadWithFindingsInsideIt() => Gen.OneOf(Scraps).Array[0, 40].Select(static s => string.Concat(s)).Select(Gen.OneOf(Paths)).Sample(
        static (text, path) => AssertSound(Given.File(path, text)), iter: 4_000, time: -1);

    [Theory]
    [InlineData("[", 200_000)]
    [InlineData("{a: ", 200_000)]
    [InlineData("- ", 200_000)]
    [InlineData("? ", 200_000)]
    [InlineData("&a ", 200_000)]
    [InlineData("*a ", 200_000)]
    [InlineData("a: b\n", 100_000)]
    [InlineData("\t", 500_000)]
    [InlineData("---\n", 100_000)]
    [InlineData("'", 500_000)]
    public void TwiceTheRepetitionTakesTwiceTheMemory(string part, int times)
    {
        Read(part, 10);
        var half = Allocated.By(() => Read(part, times / 2));
        var whole = Allocated.By(() => Read(part, times));
        Assert.InRange(whole, 0, (half * 3) + 1_000_000);
    }

    private static void Read(string part, int times)
    {
        var text = string.Concat(Enumerable.Repeat(part, times));
        ContractReader.Read(Given.File("marts/a.yml", "version: 2\nmodels: \n" + text));
        ContractReader.Read(Given.File("marts/a.yml", text));
    }

    [Fact]
    public void AnAliasBombIsRefusedWithoutBeingExpanded()
    {
        var levels = Enumerable.Range(1, 30).Select(static i => $"  l{i}: &l{i} [" + string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 10)) + "]\n");
        var file = ContractReader.Read(Given.File("marts/a.yml", "version: 2\nmeta:\n  l0: &l0 boom\n" + string.Concat(levels)));
        Assert.Contains(file.Diagnostics, static d => d.Rule.Id == "BKC1007" && d.Message.Contains("Anchors (&l0)", StringComparison.Ordinal));
        Assert.Contains(file.Diagnostics, static d => d.Rule.Id == "BKC1007" && d.Message.Contains("Aliases (*l29)", StringComparison.Ordinal));
    }

    private static void AssertSound(ContractSource source)
    {
        var file = ContractReader.Read(source);
        foreach (var finding in file.Diagnostics)
        {
            var span = finding.Span;
            Assert.InRange(span.Start, 0, source.Text.Length);
            Assert.InRange(span.Start + span.Length, span.Start, source.Text.Length);
            Assert.True(span.Line < span.EndLine || (span.Line == span.EndLine && span.Column <= span.EndColumn));
            Assert.NotEmpty(finding.Message);
        }

        Assert.True(file.Diagnostics.Count > 0 || file.Contracts.All(static c => c.Contract.IsComplete));
        Assert.Equal(file, ContractReader.Read(source));
    }
}
