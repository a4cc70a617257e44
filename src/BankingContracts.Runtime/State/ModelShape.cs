using System.Text.Json.Serialization;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.State;

/// <summary>The part of a model that stored rows permanently depend on: the columns and, for history, the way in which it is kept.</summary>
/// <param name="Columns">Name and type of each column in table order; a type ends in <c>not null</c> where NULL is forbidden.</param>
/// <param name="Settings">Settings that cannot change over existing rows; name and value.</param>
public sealed record ModelShape(IReadOnlyList<ShapePart> Columns, IReadOnlyList<ShapePart> Settings)
{
    /// <summary>The setting of a source that says what a file has.</summary>
    public const string Delivery = "delivery";

    /// <summary>The setting of a source that says what identifies a row of a delta file.</summary>
    public const string Key = "key";

    /// <summary>The setting of a source that says what orders the rows of a key.</summary>
    public const string Sequence = "sequence";

    private const string Header = "header:";
    private const string OptionalHeader = "optional header:";

    /// <summary>The columns of a snapshot that its contract had once: the values of versions of then are kept apart. Null for none.</summary>
    public IReadOnlyList<ShapePart>? Retired { get; init; }

    /// <summary>The columns that no stored row has a value for yet. Null for none.</summary>
    public IReadOnlyList<string>? Pending { get; init; }

    /// <summary>How the files of a source are read: name and value of each setting, and the header of each column. Null where an earlier version of the program did not keep it.</summary>
    public IReadOnlyList<ShapePart>? Reading { get; init; }

    /// <summary>Which rows of before are kept. Null where an earlier version of the program wrote the state, or the contract says that none are.</summary>
    public KeptPast? Kept { get; init; }

    /// <summary>Whether it is that of a view.</summary>
    [JsonIgnore]
    public bool IsView => Settings.Contains(new("materialized", "view"));

    /// <summary>Whether both shapes are the same.</summary>
    public bool IsSameAs(ModelShape other) => Columns.SequenceEqual(other.Columns) && Settings.SequenceEqual(other.Settings);

    /// <summary>The shape of <paramref name="model"/> as compiled.</summary>
    public static ModelShape Of(ModelDefinition model) => new(
        [.. model.Columns.Select(c => new ShapePart(c.Name, c.IsNullable ? c.Type.ToString() : c.Type + " not null"))],
        model.Body switch
        {
            SnapshotBody s =>
            [
                new("strategy", s.Strategy.ToString().ToLowerInvariant()),
                new("unique_key", string.Join(", ", model.Key)),
                new("updated_at", s.UpdatedAt ?? "none"),
                new("check_cols", string.Join(", ", s.CheckColumns)),
                new("hard_deletes", s.HardDeletes.ToString().ToLowerInvariant()),
                new("on_quarantine", s.KeepQuarantined ? "keep" : "close"),
                new("tie_break", s.TieBreak ?? "none"),
                new("dbt_valid_to_current", s.ValidToCurrent is { } end ? Planning.RunClock.Text(end) : "none"),
            ],
            SourceBody s =>
            [
                new(Delivery, s.Delivery.ToString().ToLowerInvariant()),
                new(Key, string.Join(", ", s.Key)),
                .. s.SequenceColumn is { } sequence ? new ShapePart[] { new(Sequence, sequence) } : [],
            ],
            QueryBody q =>
            [
                new("materialized", q.Materialization.ToString().ToLowerInvariant()),
                new("unique_key", string.Join(", ", model.Key)),
                new("uniqueness", model.HasKeyConstraint ? "constraint" : "audit"),
            ],
            StagingBody or QuarantineBody => [],
            _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
        })
    {
        Reading = model.Body is SourceBody source ? ReadingOf(source) : null,
    };

    /// <summary>Whether a file that is stored would be read in the same way: columns that are not in both contracts do not count.</summary>
    /// <param name="before">The shape of the contract that read it.</param>
    /// <param name="storedName">The name that a column had then; null for a new one.</param>
    public bool ReadsAs(ModelShape before, Func<string, string?> storedName)
    {
        var old = (before.Reading ?? []).ToDictionary(p => p.Name, p => p.Value);
        return (Reading ?? []).All(p => ColumnOf(p) is { } column
            ? storedName(column) is not { } name || HeadersOf(old, name) is not { } headers || headers.IsSubsetOf(NamesOf(p))
            : old.GetValueOrDefault(p.Name) == p.Value);
    }

    /// <summary>Whether a file that was read under an earlier contract cannot be read now: its header is another one.</summary>
    public bool HasOtherHeader(ModelShape before) =>
        HeaderOf(this) is { } now && HeaderOf(before) is { } then && (Lacks(now, then) || Lacks(then, now));

    /// <summary>Whether some column that every file has under one contract has no name that a file could have under the other one.</summary>
    private static bool Lacks(List<ShapePart> header, List<ShapePart> other) =>
        header.Where(p => p.Name.StartsWith(Header, StringComparison.Ordinal)).Any(p => !other.Exists(o => NamesOf(o).Overlaps(NamesOf(p))));

    private static List<ShapePart>? HeaderOf(ModelShape shape) => shape.Reading is { } reading && reading.Contains(new("header", bool.TrueString))
        ? [.. reading.Where(p => ColumnOf(p) is not null)]
        : null;

    private static string? ColumnOf(ShapePart part) =>
        new[] { Header, OptionalHeader }.Where(h => part.Name.StartsWith(h, StringComparison.Ordinal)).Select(h => part.Name[h.Length..]).FirstOrDefault();

    private static HashSet<string> NamesOf(ShapePart part) => [.. part.Value.Split('\n')];

    private static HashSet<string>? HeadersOf(Dictionary<string, string> reading, string column) =>
        (reading.GetValueOrDefault(Header + column) ?? reading.GetValueOrDefault(OptionalHeader + column)) is { } headers ? [.. headers.Split('\n')] : null;

    private static IReadOnlyList<ShapePart> ReadingOf(SourceBody source) =>
    [
        new("file", source.File),
        new("delimiter", source.Delimiter.ToString()),
        new("quote", source.Quote?.ToString() ?? ""),
        new("header", source.HasHeader.ToString()),
        new("encoding", source.Encoding),
        new("null_values", string.Join('\n', source.NullValues)),
        new("parts", source.FilesAreParts.ToString()),
        .. source.Fields.Select(f => new ShapePart((f.IsOptional ? OptionalHeader : Header) + f.Column, string.Join('\n', f.Headers))),
    ];
}
