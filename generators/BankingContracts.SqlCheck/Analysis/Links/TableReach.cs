using BankingContracts.SqlCheck.Analysis.Binding;

namespace BankingContracts.SqlCheck.Analysis.Links;

/// <summary>How far a table's columns reach in the result of a query.</summary>
/// <param name="Outputs">Pairs of an upstream's column and an output position.</param>
/// <param name="Outer">Paths through columns of the enclosing queries' rows, for which the query is evaluated.</param>
internal sealed record TableReach(HashSet<(string Upstream, int Position)> Outputs, HashSet<Path> Outer, Dictionary<string, Loss> Lost)
{
    public static TableReach None(IEnumerable<string> columns, string reason, int location) =>
        new([], [], columns.ToDictionary(static c => c, _ => new Loss(reason, location), StringComparer.Ordinal));

    public void Lose(string upstream, Loss loss)
    {
        if (Lost.GetValueOrDefault(upstream, Loss.NotSelected) == Loss.NotSelected)
            Lost[upstream] = loss;
    }

    private IEnumerable<string> Upstreams => Outputs.Select(static o => o.Upstream).Concat(Outer.Select(static o => o.Upstream));

    /// <summary>What both uses of the table reach: both must arrive at the same place.</summary>
    public TableReach And(TableReach other, string reason, int location)
    {
        var both = new TableReach([.. Outputs.Intersect(other.Outputs)], [.. Outer.Intersect(other.Outer)], new(Lost, StringComparer.Ordinal));
        foreach (var (upstream, loss) in other.Lost)
            both.Lost.TryAdd(upstream, loss);
        foreach (var upstream in Upstreams.Concat(other.Upstreams).Except(both.Upstreams))
            both.Lose(upstream, new Loss(reason, location));
        return both;
    }

    /// <summary>The same reach with changed output positions. If <paramref name="to"/> gives no position, the column is lost.</summary>
    public TableReach Move(Func<int, IEnumerable<int>> to, string reason, int location)
    {
        var moved = this with
        {
            Outputs = [.. Outputs.SelectMany(o => to(o.Position).Select(p => (o.Upstream, p)))],
            Lost = new(Lost, StringComparer.Ordinal),
        };
        foreach (var upstream in Upstreams.Except(moved.Upstreams))
            moved.Lost.TryAdd(upstream, new Loss(reason, location));
        return moved;
    }

    /// <summary>The same reach, but of an occurrence in FROM whose columns are the outputs.</summary>
    public Reach In(string table, IReadOnlyList<BoundColumn> columns) =>
        new(table, [.. Outputs.Select(o => new Path(o.Upstream, columns[o.Position])), .. Outer], Lost);
}
