using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.State;

/// <summary>The part of a model that stored rows permanently depend on: the columns and, for history, the way in which it is kept.</summary>
/// <param name="Columns">Name and type of each column in table order; a type ends in <c>not null</c> where NULL is forbidden.</param>
/// <param name="Settings">Settings that cannot change over existing rows; name and value.</param>
public sealed record ModelShape(IReadOnlyList<ShapePart> Columns, IReadOnlyList<ShapePart> Settings)
{
    private const string Header = "header:";

    /// <summary>The columns of a snapshot that its contract had once: the values of versions of then are kept apart. Null for none.</summary>
    public IReadOnlyList<ShapePart>? Retired { get; init; }

    /// <summary>The columns that no stored row has a value for yet. Null for none.</summary>
    public IReadOnlyList<string>? Pending { get; init; }

    /// <summary>How the files of a source are read: name and value of each setting, and the header of each column. Null where an earlier version of the program did not keep it.</summary>
    public IReadOnlyList<ShapePart>? Reading { get; init; }

    /// <summary>Which rows of before are kept. Null where an earlier version of the program wrote the state, or the contract says that none are.</summary>
    public KeptPast? Kept { get; init; }

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
                new("delivery", s.Delivery.ToString().ToLowerInvariant()),
                new("key", string.Join(", ", s.Key)),
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
        return (Reading ?? []).All(p => p.Name.StartsWith(Header, StringComparison.Ordinal)
            ? storedName(p.Name[Header.Length..]) is not { } name || !old.TryGetValue(Header + name, out var header) || header == p.Value
            : old.GetValueOrDefault(p.Name) == p.Value);
    }

    /// <summary>Whether a file that was read under an earlier contract cannot be read now: its header is another one.</summary>
    public bool HasOtherHeader(ModelShape before) => HeaderOf(this) is { } now && HeaderOf(before) is { } then && !now.SetEquals(then);

    private static HashSet<string>? HeaderOf(ModelShape shape) => shape.Reading is { } reading && reading.Contains(new("header", bool.TrueString))
        ? reading.Where(p => p.Name.StartsWith(Header, StringComparison.Ordinal)).Select(p => p.Value).ToHashSet(StringComparer.Ordinal)
        : null;

    private static IReadOnlyList<ShapePart> ReadingOf(SourceBody source) =>
    [
        new("file", source.File),
        new("delimiter", source.Delimiter.ToString()),
        new("quote", source.Quote?.ToString() ?? ""),
        new("header", source.HasHeader.ToString()),
        new("encoding", source.Encoding),
        new("null_values", string.Join('\n', source.NullValues)),
        new("parts", source.FilesAreParts.ToString()),
        .. source.Fields.Select(f => new ShapePart(Header + f.Column, f.Header)),
    ];
}
