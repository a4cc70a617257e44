using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.State;

/// <summary>The part of a model that stored rows permanently depend on: the columns and, for history, the way in which it is kept.</summary>
/// <param name="Columns">Name and type of each column in table order; a type ends in <c>not null</c> where NULL is forbidden.</param>
/// <param name="Settings">Settings that cannot change over existing rows; name and value.</param>
public sealed record ModelShape(IReadOnlyList<ShapePart> Columns, IReadOnlyList<ShapePart> Settings)
{
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
        });
}
