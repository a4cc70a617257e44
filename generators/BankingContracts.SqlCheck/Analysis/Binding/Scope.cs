using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Binding;

/// <summary>A name in FROM and its meaning.</summary>
internal sealed record ScopeTable(string Alias, Relation Relation)
{
    /// <summary>Whether the table may have columns that are not known.</summary>
    public bool IsOpen => Relation is FunctionRelation { Unknown: not null } || Relation.Columns.Any(static c => c.Name.Length == 0);

    public BoundColumn? Find(string name) =>
        Relation.Columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A column that USING or NATURAL made of several columns.</summary>
internal sealed record MergedColumn(string Name, SqlExpression Value, IReadOnlyList<BoundColumn> Members);

/// <summary>The names that an expression can see: those of its own FROM, the aliases of its own SELECT, then those of the enclosing query.</summary>
internal sealed class Scope(Scope? outer, CteScope ctes)
{
    public Scope? Outer { get; } = outer;

    public CteScope Ctes { get; } = ctes;

    public List<ScopeTable> Tables { get; } = [];

    public List<MergedColumn> Merged { get; } = [];

    /// <summary>Aliases of SELECT items that are already resolved; the first one with a name counts.</summary>
    public Dictionary<string, SqlExpression> Aliases { get; } = new(StringComparer.OrdinalIgnoreCase);

    public void Add(Scope other)
    {
        Tables.AddRange(other.Tables);
        Merged.AddRange(other.Merged);
    }

    /// <summary>The value of a bare name in FROM, or null. If a name is ambiguous, the engine refuses the query.</summary>
    public SqlExpression? FindColumn(string name, int location)
    {
        if (Merged.LastOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase)) is { } merged)
            return merged.Value is BoundColumnExpression value ? value with { Location = location } : merged.Value;
        return Tables.Select(t => t.Find(name)).FirstOrDefault(static c => c is not null) is { } column
            ? new BoundColumnExpression(location, column)
            : null;
    }

    public ScopeTable? FindTable(string name) =>
        Tables.FirstOrDefault(t => string.Equals(t.Alias, name, StringComparison.OrdinalIgnoreCase));
}
