namespace BankingContracts.SqlCheck.Tests.Analysis.RandomQueries;

internal sealed partial class QueryWriter
{
    private string Expression(char kind, List<Named> names, int depth)
    {
        if (depth <= 0 || Chance(3))
            return Chance(8) ? Literal(kind) : Column(kind, names);
        string Of(char k) => Expression(k, names, depth - 1);
        return random.Next(12) switch
        {
            0 => $"coalesce({Of(kind)}, {Of(kind)})",
            1 => $"case when {Condition(names, depth - 1)} then {Of(kind)} else {Of(kind)} end",
            2 => $"case when {Condition(names, depth - 1)} then {Of(kind)} when {Condition(names, depth - 1)} then {Of(kind)} end",
            3 => $"nullif({Of(kind)}, {Of(kind)})",
            4 when depth > 1 && Chance(2) => Scalar(kind, names, depth),
            5 => $"greatest({Of(kind)}, {Of(kind)})",
            6 => $"case {Of('i')} when {Literal('i')} then {Of(kind)} else {Column(kind, names)} end",
            _ => Typed(kind, Of, names, depth),
        };
    }

    private string Typed(char kind, Func<char, string> of, List<Named> names, int depth) => kind switch
    {
        'i' => Pick($"{of('i')} + {of('i')}", $"{of('i')} % {Pick("2", of('i'))}", $"cast({of('f')} as integer)", $"length({of('s')})", $"cast({of('n')} as integer)", $"abs({of('i')})", $"try_cast({of('s')} as integer)", of('i')),
        'n' => Pick($"cast({of('n')} * {of('i')} as decimal(10, 2))", $"cast({of('i')} as decimal(10, 2))", $"round({of('n')}, 1)", $"cast({of('n')} / {of('i')} as decimal(10, 2))", $"-{Column('n', names)}"),
        's' => Pick($"{of('s')} || {of('s')}", $"upper({of('s')})", $"cast({of('i')} as varchar)", $"concat({of('s')}, {of('i')})", $"trim({of('s')})", $"substring({of('s')}, 1, 1)", $"regexp_extract({of('s')}, 'a')"),
        _ => Condition(names, depth - 1),
    };

    private string Condition(List<Named> names, int depth)
    {
        if (depth > 0 && Chance(4))
        {
            var (l, r) = (Condition(names, depth - 1), Condition(names, depth - 1));
            return Pick($"({l} and {r})", $"({l} or {r})", $"not ({l})", $"coalesce({l}, false)", $"({l}) is true", $"({l}) is not false");
        }

        var kind = Pick('i', 'i', 's', 'n');
        string Of(char k) => depth > 0 && Chance(3) ? Expression(k, names, depth - 1) : Column(k, names);
        return random.Next(11) switch
        {
            0 => $"{Of(kind)} is not null",
            1 => $"{Of(kind)} is null",
            2 => $"{Of(kind)} in ({Literal(kind)}, {Pick(Literal(kind), Of(kind))})",
            3 => $"{Of(kind)} not in ({Literal(kind)}, {Of(kind)})",
            4 => $"{Of('i')} between {Literal('i')} and {Of('i')}",
            5 => $"{Of('i')} not between {Of('i')} and {Literal('i')}",
            6 => $"{Of(kind)} is {Pick("", "not ")}distinct from {Pick("null", Of(kind), Literal(kind))}",
            7 => Column('f', names),
            8 when depth > 0 => Predicate(names, depth),
            9 => $"{Of('s')} like {Pick("'a%'", "'%b%'")}",
            _ => $"{Of(kind)} {Pick("=", "=", "<>", "<", ">=")} {Pick(Of(kind), Of(kind), Literal(kind))}",
        };
    }

    private string Scalar(char kind, List<Named> names, int depth)
    {
        var (from, own) = From(0, names);
        var where = Chance(4) ? "" : $" where {Key(own)} = {Key(names)}";
        return Pick($"(select {Aggregate(kind, own, 1)} from {from}{where})", $"(select coalesce({Aggregate(kind, own, 1)}, {Literal(kind)}) from {from}{where})", $"(select max({Expression(kind, own, 1)}) from {from}{where} group by {Column('i', own)} having false)");
    }

    private string Predicate(List<Named> names, int depth)
    {
        var (from, own) = From(0, names);
        var where = Chance(3) ? "" : $" where {Key(own)} = {Key(names)}{(Chance(3) ? " and " + Condition([.. own, .. names], depth - 1) : "")}";
        return Pick($"{Pick("", "not ")}exists (select 1 from {from}{where})", $"{Key(names)} {Pick("", "not ")}in (select {(Chance(2) ? Key(own) : Expression('i', own, 1))} from {from}{where})");
    }

    private string Aggregate(char kind, List<Named> names, int depth)
    {
        var argument = Expression(kind, names, depth > 1 ? 1 : 0);
        var filter = Chance(6) ? $" filter (where {Condition(names, 0)})" : "";
        if (!_isDeterministic && Chance(4))
            return Pick($"{Pick("first", "last", "any_value")}({argument}){filter}", $"first({argument} order by {Column('i', names)}, {Column('i', names)})", $"arg_max({argument}, {Column('i', names)})");
        return kind switch
        {
            'i' => Pick($"count(*){filter}", $"count({argument}){filter}", $"max({argument}){filter}", $"cast(sum({argument}){filter} as integer)", $"count(distinct {argument})", $"coalesce(max({argument}), 0)"),
            'n' => Pick($"cast(sum({argument}){filter} as decimal(10, 2))", $"min({argument}){filter}"),
            's' => Pick($"min({argument}){filter}", _isDeterministic ? $"max({argument})" : $"string_agg({argument}, ','{Pick("", $" order by {argument}", $" order by {Column('i', names)}")}){filter}"),
            _ => $"{Pick("bool_and", "bool_or")}({argument}){filter}",
        };
    }

    private string Window(char kind, List<Named> names, int depth)
    {
        var partition = Chance(2) ? $"partition by {(Chance(2) ? Key(names) : Column(Pick('i', 's'), names))}" : "";
        if (_isDeterministic)
            return kind == 'i' ? Pick($"count(*) over ({partition})", $"rank() over ({partition} order by {Column('i', names)})") : $"max({Expression(kind, names, 1)}) over ({partition})";
        var order = $"{partition} order by {Column('i', names)}";
        var argument = Expression(kind, names, Math.Min(depth, 1));
        var frame = Pick("", "", " rows between 1 preceding and 1 preceding", " rows between unbounded preceding and current row", " range between current row and unbounded following", " rows between unbounded preceding and unbounded following exclude current row");
        var any = Pick($"lag({argument}) over ({order})", $"lead({argument}, 1, {Literal(kind)}) over ({order})", $"first_value({argument}) over ({order}{frame})", $"last_value({argument} ignore nulls) over ({order}{frame})", $"max({argument}) over ({order}{frame})", $"nth_value({argument}, 2) over ({order})");
        return kind == 'i' ? Pick(any, $"row_number() over ({order})", $"dense_rank() over ({order})", $"ntile(2) over ({order})", $"count({argument}) over ({order}{frame})") : any;
    }

    /// <summary>An integer to join and group by.</summary>
    private string Key(List<Named> names)
    {
        var keys = names.FindAll(static n => n.Kind == 'i' && (n.Text.EndsWith('k') || n.Text.EndsWith("id", StringComparison.Ordinal) || n.Text.EndsWith("c0", StringComparison.Ordinal)));
        return style == QueryStyle.Linked && keys.Count > 0 && !Chance(10) ? keys[random.Next(keys.Count)].Text : Column('i', names);
    }

    private string Column(char kind, List<Named> names)
    {
        var fitting = names.FindAll(n => n.Kind == kind);
        return fitting.Count == 0 ? Literal(kind) : fitting[random.Next(fitting.Count)].Text;
    }

    private string Literal(char kind) => Chance(12) ? $"null::{kind switch { 'i' => "integer", 'n' => "decimal(10, 2)", 's' => "varchar", _ => "boolean" }}" : kind switch
    {
        'i' => Pick("0", "1", "2"),
        'n' => Pick("1.50", "0.50"),
        's' => Pick("'a'", "'b'", "''"),
        _ => Pick("true", "false"),
    };
}
