namespace BankingContracts.SqlCheck.Tests.Analysis.RandomQueries;

internal sealed partial class QueryWriter
{
    private (string Text, List<Named> Names) From(int depth, List<Named> outer)
    {
        var (text, names) = Item(depth, outer);
        for (var i = random.Next(3); i > 0; i--)
        {
            var (right, more) = Item(depth, Chance(4) ? [.. outer, .. names] : outer);
            List<Named> both = [.. names, .. more];
            var on = Chance(style == QueryStyle.Linked ? 10 : 3) ? Condition(both, 1) : $"{Key(names)} = {Key(more)}{(Chance(4) ? " and " + Condition(both, 1) : "")}";
            var kind = Pick("inner", "inner", "left", "left", "right", "full", "semi", "anti", "cross", "using", "left using", "full using", "right using");
            (text, names) = kind switch
            {
                "cross" => ($"{text} cross join {right}", both),
                _ when kind.EndsWith("using", StringComparison.Ordinal) && Using(names, more) is { } column =>
                    ($"{text} {kind[..^5]} join {right} using ({column})", [.. both, new Named(column, Kind(column, names))]),
                "semi" or "anti" => ($"{text} {kind} join {right} on {on}", names),
                _ => ($"{text} {kind.Replace("using", "", StringComparison.Ordinal)} join {right} on {on}", both),
            };
        }

        return (text, names.FindAll(static n => n.Text.Length > 0));
    }

    private (string Text, List<Named> Names) Item(int depth, List<Named> outer)
    {
        var alias = Fresh("r");
        if (depth > 0 && Chance(5))
        {
            var kinds = Kinds();
            return ($"({Query(depth - 1, kinds, Chance(3) ? outer : [])}) as {alias}", Columns(kinds, alias + "."));
        }

        if (_ctes.Count > 0 && Chance(2))
        {
            var cte = _ctes[random.Next(_ctes.Count)];
            return ($"{cte.Name} as {alias}", [.. cte.Columns.Select(c => c with { Text = $"{alias}.{c.Text}" })]);
        }

        if (Chance(12))
            return ($"(values (1, 'a', true), (2, {Pick("'b'", "null")}, false), ({Pick("3", "null")}, 'c', {Pick("true", "null")})) as {alias} (id, s, f)", [new($"{alias}.id", 'i'), new($"{alias}.s", 's'), new($"{alias}.f", 'f')]);
        var table = SampleTable.All[random.Next(SampleTable.All.Length)];
        return ($"{table.Name} as {alias}", [.. SampleTable.Columns.Select(c => new Named($"{alias}.{c.Name}", Kind(c.Type)))]);
    }

    /// <summary>A column that either side has exactly once, for USING.</summary>
    private string? Using(List<Named> left, List<Named> right)
    {
        static IEnumerable<string> Once(List<Named> names) =>
            names.Where(static n => n.Text.Contains('.', StringComparison.Ordinal)).GroupBy(static n => n.Text.Split('.')[1]).Where(static g => g.Count() == 1).Select(static g => g.Key);
        var common = Once(left).Intersect(Once(right)).Where(c => Kind(c, left) == Kind(c, right)).ToArray();
        return common.Length == 0 ? null : Pick(common);
    }

    private static char Kind(string column, List<Named> names) => names.First(n => n.Text.EndsWith("." + column, StringComparison.Ordinal)).Kind;

    private static char Kind(string type) => type switch
    {
        "INTEGER" => 'i',
        "VARCHAR" => 's',
        "BOOLEAN" => 'f',
        _ => 'n',
    };
}
