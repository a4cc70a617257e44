using BankingContracts.SqlCheck.Analysis.Binding;

namespace BankingContracts.SqlCheck.Analysis.Links;

/// <summary>A column that has the value of an upstream's column in every row that depends on it.</summary>
internal readonly record struct Path(string Upstream, BoundColumn Column);

/// <summary>Why and where an upstream's column was lost.</summary>
internal sealed record Loss(string Reason, int Location)
{
    /// <summary>The weakest reason: a better one replaces it.</summary>
    public static Loss NotSelected { get; } = new("it is not returned unchanged", -1);
}

/// <summary>How far the columns of one occurrence of a table reach within a SELECT.</summary>
internal sealed record Reach(string Table, HashSet<Path> Paths, Dictionary<string, Loss> Lost)
{
    /// <summary>Keeps the paths through some columns, and notes which upstream columns have no path left.</summary>
    public Reach Keep(Func<BoundColumn, bool> keeps, string reason, int location)
    {
        var kept = Paths.Where(p => keeps(p.Column)).ToHashSet();
        var lost = new Dictionary<string, Loss>(Lost, StringComparer.Ordinal);
        foreach (var upstream in Paths.Select(static p => p.Upstream).Except(kept.Select(static p => p.Upstream)))
            lost.TryAdd(upstream, new Loss(reason, location));
        return new Reach(Table, kept, lost);
    }

    /// <summary>Adds the paths through columns that are equal in every row.</summary>
    public Reach Spread(Equalities equalities) =>
        this with { Paths = [.. Paths.SelectMany(p => equalities.Of(p.Column).Select(c => p with { Column = c }))] };
}
