namespace BankingContracts.SqlCheck.Tests.Analysis.RandomQueries;

/// <summary>A column that a random query can name.</summary>
/// <param name="Kind">i integer, n decimal, s text, f boolean.</param>
internal sealed record Named(string Text, char Kind);

/// <summary>Writes random queries that mostly bind: joins, CTEs, subqueries, groups, windows, set operations.</summary>
internal sealed partial class QueryWriter(Random random, QueryStyle style)
{
    private readonly List<(string Name, List<Named> Columns)> _ctes = [];
    private readonly bool _isDeterministic = style != QueryStyle.Any;
    private int _names;

    /// <summary>A query with columns <c>c0</c>, <c>c1</c> ...</summary>
    public string Write()
    {
        var head = new List<string>();
        for (var i = random.Next(3); i > 0; i--)
        {
            var kinds = Kinds();
            var body = Query(2, kinds, []);
            var name = Fresh("w");
            _ctes.Add((name, Columns(kinds)));
            head.Add($"{name} as ({body})");
        }

        var query = Query(3, Kinds(), []);
        return head.Count == 0 ? query : $"with {string.Join(", ", head)} {query}";
    }

    private string Query(int depth, string kinds, List<Named> outer)
    {
        if (depth > 1 && Chance(5))
        {
            var operation = Pick("union all", "union all", "union", "except", "intersect", "union all by name");
            return $"({Query(depth - 1, kinds, outer)}) {operation} ({Query(depth - 1, kinds, outer)})";
        }

        return Select(depth, kinds, outer);
    }

    private string Select(int depth, string kinds, List<Named> outer)
    {
        var (from, own) = From(depth, outer);
        List<Named> names = [.. own, .. Chance(2) ? outer : []];
        var where = Chance(2) ? " where " + Condition(names, depth) : "";
        return random.Next(4) switch
        {
            0 => Grouped(from, where, own, kinds, depth),
            1 when Chance(style == QueryStyle.Linked ? 8 : 2) => $"select {Items(kinds, k => Aggregate(k, own, depth), [])} from {from}{where}",
            _ => RowWise(from, where, names, own, kinds, depth),
        };
    }

    private string RowWise(string from, string where, List<Named> names, List<Named> own, string kinds, int depth)
    {
        var items = Items(kinds, k => Chance(6) ? Window(k, own, depth) : Expression(k, names, depth), own);
        var qualify = Chance(12) ? $" qualify {Window('i', own, depth)} {Pick("<", "=", ">=")} {Literal('i')}" : "";
        var distinct = qualify.Length == 0 && Chance(6) ? "distinct " : "";
        var order = string.Join(", ", Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Column(Pick('i', 's'), own)));
        if (!_isDeterministic && distinct.Length == 0 && Chance(10))
            return Pick($"select distinct on ({Column('i', own)}) {items} from {from}{where} order by {order}", $"select {items} from {from}{where} order by {order} limit 2", $"select {items} from {from}{where} order by all limit 1");
        return $"select {distinct}{items} from {from}{where}{qualify}";
    }

    private string Grouped(string from, string where, List<Named> own, string kinds, int depth)
    {
        var keys = Enumerable.Range(0, 1 + random.Next(2)).Select(_ => Chance(4) ? new Named(Expression('i', own, 1), 'i') : own[random.Next(own.Count)]).Distinct().ToList();
        if (style == QueryStyle.Linked && !Chance(6))
            keys.Add(new Named(Key(own), 'i'));
        var items = Items(kinds, k => Chance(2) ? Aggregate(k, own, depth) : Expression(k, keys, 1), keys);
        var by = string.Join(", ", keys.Select(static k => k.Text));
        if (Chance(6))
            by = Pick($"rollup ({by})", $"grouping sets (({by}), ())", $"cube ({by})");
        var having = Chance(4) ? $" having {Pick($"count(*) > {Literal('i')}", $"{Aggregate('i', own, depth)} is not null", Condition(keys, 1))}" : "";
        return $"select {items} from {from}{where} group by {by}{having}";
    }

    private string Items(string kinds, Func<char, string> item, List<Named> keys) => string.Join(", ", kinds.Select((k, i) =>
        $"{(i == 0 && keys.Count > 0 && style == QueryStyle.Linked && !Chance(8) ? Key(keys) : item(k))} as c{i}"));

    private string Kinds() => (style == QueryStyle.Linked ? "i" : "") + string.Concat(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Pick('i', 'i', 'n', 's', 'f')));

    private static List<Named> Columns(string kinds, string alias = "") => [.. kinds.Select((k, i) => new Named($"{alias}c{i}", k))];

    private string Fresh(string prefix) => prefix + _names++;

    private bool Chance(int of) => random.Next(of) == 0;

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
