using System.Globalization;

namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>The pipeline of tests/Pipelines/Letters, whose columns are named like the aliases of the engines' SQL.</summary>
public sealed class LettersOracle : IPipelineOracle
{
    private static readonly string[] KindKey = ["p", "w", "f", "q", "e", "l", "g", "o", "j"];

    private readonly Entity _letters = Letter();
    private readonly Entity _kinds = Kind();
    private readonly MartTable<TextRow, TextRow> _totals = new(r => r.At([0]));

    /// <inheritdoc/>
    public IEnumerable<ExpectedTable> Tables
    {
        get
        {
            var letters = _letters.Current("snap_letter").Select(v => v.Row).ToList();
            var kinds = _kinds.Current("snap_kind").Select(v => v.Row).ToList();
            return
            [
                .. _letters.Tables,
                .. _kinds.Tables,
                new("int_open_letter", ["s", "t", "v", "q"], [.. letters.Select(l => new[] { l[0], l[1], l[3], l[12] })]),
                new("int_letter_kind", ["k", "v", "y", "q"], [.. letters.SelectMany(l => kinds.Where(k => k[0] == l[2]).Select(k => new[] { l[2], l[3], k[9], l[12] }))]),
                new("letter_total", ["k", "c", "v", "a"], [.. _totals.Rows.Select(r => (IReadOnlyList<string?>)[.. r.Row.Values, Fields.Text(r.At)])]),
            ];
        }
    }

    /// <inheritdoc/>
    public IEnumerable<DeliveryTotals> Deliveries => _letters.Deliveries.Concat(_kinds.Deliveries);

    /// <inheritdoc/>
    public void Run(DateTime runAt, IReadOnlyDictionary<string, byte[]> files)
    {
        _letters.Run(runAt, files);
        _kinds.Run(runAt, files);
        _totals.Replace(
            _letters.Current("snap_letter").Select(v => v.Row).GroupBy(l => l[2]).Select(g => new TextRow(
            [
                g.Key,
                g.Count().ToString(CultureInfo.InvariantCulture),
                g.Sum(l => decimal.Parse(l[3]!, CultureInfo.InvariantCulture)).ToString("F2", CultureInfo.InvariantCulture),
            ])),
            runAt);
    }

    private static Entity Letter()
    {
        var source = new SourceRules("src_letter", "letters_*.csv", "s", "t", "k", "v", "r", "a", "h", "b", "d", "i", "x", "u", "q", "number", "file", "line", "content", "c", "n")
        {
            DeltaKey = ["s"],
            Operation = "c",
            Sequence = "n",
        };
        var staging = new StagingRules(
            "stg_letter", source, ["s", "t"],
            [
                Field("s", Fields.Mandatory), Field("t", Fields.Time), Field("k", Fields.Mandatory), Field("v", Fields.Money),
                .. source.Columns.Skip(4).Take(13).Select(c => Field(c, Fields.Optional)),
            ]);
        return new(staging, new SnapshotRules("snap_letter", staging, "s") { BusinessTime = "t" });
    }

    /// <summary>The values of the batches are written as they are shown, so that a rule for text fits every type.</summary>
    private static Entity Kind()
    {
        var source = new SourceRules("src_kind", "kinds_*.csv", [.. KindKey, "y", "m"]);
        var staging = new StagingRules(
            "stg_kind", source, KindKey,
            [.. KindKey.Select(c => Field(c, Fields.Mandatory)), Field("y", Fields.Optional), Field("m", Fields.Optional)]);
        return new(staging, new SnapshotRules("snap_kind", staging, KindKey) { Checked = source.Columns, Deletions = Deletions.Record });
    }

    private static FieldRule Field(string column, CleanField clean) => new(column, column, clean);
}
