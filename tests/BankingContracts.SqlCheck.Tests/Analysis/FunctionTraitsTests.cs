using BankingContracts.SqlCheck.Analysis.Nullability;
using BankingContracts.SqlCheck.Tests.Analysis.Support;

namespace BankingContracts.SqlCheck.Tests.Analysis;

/// <summary>The table of strict functions against the engine: each with every combination of plain and extreme values it takes.</summary>
public sealed class FunctionTraitsTests
{
    private static readonly string[] Values =
    [
        "0", "-7", "2147483647", "-2147483648::integer", "9223372036854775807", "1.50::decimal(18,2)", "0.0::double", "'NaN'::double", "'inf'::double", "'-inf'::float",
        "''", "'a'", "'day'", "'%'", "'é€😀'", "date '2024-02-29'", "'infinity'::date", "'-infinity'::date", "timestamp '2024-02-29 12:00:00'",
        "'infinity'::timestamp", "interval 1 day", "time '12:00:00'", "true", "[1, 2]", "'ab'::blob",
    ];

    // With every value again as second argument the test would take minutes: most of the pairs are of no type a function takes.
    private static readonly string[] Seconds = ["0", "-7", "1.50::decimal(18,2)", "'NaN'::double", "''", "'a'", "'infinity'::date", "timestamp '2024-02-29 12:00:00'", "interval 1 day"];

    private static readonly string[] Nulls = ["null::integer", "null::varchar", "null::date", "null::timestamp", "null::double", "null::interval"];

    public static TheoryData<string> Strict => [.. FunctionTraits.StrictNames];

    public static TheoryData<string> Propagating => [.. FunctionTraits.StrictNames.Concat(FunctionTraits.LossyNames).Concat(FunctionTraits.CalendarNames)];

    public static TheoryData<string> Calendar => [.. FunctionTraits.CalendarNames];

    [Theory]
    [MemberData(nameof(Strict))]
    public void AStrictFunctionIsNotNullWithoutNullArguments(string name)
    {
        using var engine = new Engine();
        var answers = Calls(name, Values, Seconds).Select(c => (Call: c, Rows: engine.TryQuery($"select ({c}) is null"))).Where(static a => a.Rows is not null).ToList();
        Assert.NotEmpty(answers);
        Assert.Empty(answers.Where(static a => a.Rows![0][0] == "True").Select(static a => a.Call));
    }

    [Theory]
    [MemberData(nameof(Calendar))]
    public void ACalendarFunctionIsNotNullForFiniteArguments(string name)
    {
        string[] finite = [.. Values.Concat(["'year'", "'week'", "'dow'"]).Where(static v => !v.Contains("infinity", StringComparison.Ordinal))];
        using var engine = new Engine();
        string[] parts = ["'day'", "'month'"];
        var calls = Calls(name, finite, finite).Concat(parts.SelectMany(p => finite.SelectMany(a => finite.Select(b => $"\"{name}\"({p}, {a}, {b})"))));
        var answers = calls.Select(c => (Call: c, Rows: engine.TryQuery($"select ({c}) is null"))).Where(static a => a.Rows is not null).ToList();
        Assert.NotEmpty(answers);
        Assert.Empty(answers.Where(static a => a.Rows![0][0] == "True").Select(static a => a.Call));
    }

    [Theory]
    [MemberData(nameof(Propagating))]
    public void AStrictFunctionIsNullWithANullArgument(string name)
    {
        using var engine = new Engine();
        var calls = Calls(name, Nulls, Seconds).Concat(Calls(name, Values, Nulls)).Where(static c => c.Contains("null::", StringComparison.Ordinal));
        var answers = calls.Select(c => (Call: c, Rows: engine.TryQuery($"select ({c}) is null"))).Where(static a => a.Rows is not null).ToList();
        Assert.NotEmpty(answers);
        Assert.Empty(answers.Where(static a => a.Rows![0][0] == "False").Select(static a => a.Call));
    }

    [Fact]
    public void ACastIsNotNullUnlessItsArgumentIs()
    {
        string[] types = ["integer", "bigint", "decimal(18,2)", "double", "varchar", "boolean", "date", "timestamp", "timestamptz", "time", "interval", "blob", "bit", "uuid", "integer[]", "json"];
        using var engine = new Engine();
        var calls = Values.SelectMany(v => types.Select(t => $"cast({v} as {t})")).ToList();
        var answers = calls.Select(c => (Call: c, Rows: engine.TryQuery($"select ({c}) is null"))).Where(static a => a.Rows is not null).ToList();
        Assert.NotEmpty(answers);
        Assert.Empty(answers.Where(static a => a.Rows![0][0] == "True").Select(static a => a.Call));
    }

    [Theory]
    [InlineData("=")]
    [InlineData("<>")]
    [InlineData("<")]
    [InlineData("in")]
    [InlineData("not in")]
    public void AComparisonIsNotNullUnlessASideIs(string comparison)
    {
        string[] values = [.. Values, "row(1, null)", "[1, null]", "{'a': null}", "row(null, null)"];
        using var engine = new Engine();
        var calls = values.SelectMany(l => values.Select(r => $"{l} {comparison} ({r})")).ToList();
        var answers = calls.Select(c => (Call: c, Rows: engine.TryQuery($"select ({c}) is null"))).Where(static a => a.Rows is not null).ToList();
        Assert.NotEmpty(answers);
        Assert.Empty(answers.Where(static a => a.Rows![0][0] == "True").Select(static a => a.Call));
    }

    [Theory]
    [InlineData("sum", "min", "max", "avg", "mean", "bool_and", "bool_or", "bit_and", "bit_or", "bit_xor", "any_value", "arbitrary", "first", "last")]
    [InlineData("list", "array_agg", "median", "mode", "string_agg", "listagg", "group_concat", "arg_max", "arg_min", "argmax", "argmin", "max_by", "min_by")]
    public void AnAggregateGivesAValueForAGroupWithoutNulls(params string[] names)
    {
        using var engine = new Engine();
        foreach (var name in names)
        {
            Assert.True(FunctionTraits.KeepsNotNullInGroup(name), name);
            var calls = Values.SelectMany(v => new[] { $"{name}({v})", $"{name}({v}, ',')", $"{name}({v}, 1)", $"{name}({v}, 'NaN'::double)", $"{name}(distinct {v})" }).ToList();
            var answers = calls.Select(c => (Call: c, Rows: engine.TryQuery($"select ({c}) is null from range(2) as r (i) group by i"))).Where(static a => a.Rows is not null).ToList();
            Assert.NotEmpty(answers);
            Assert.Empty(answers.Where(static a => a.Rows![0][0] == "True").Select(static a => a.Call));
            var nulls = Nulls.SelectMany(n => new[] { $"{name}({n})", $"{name}({n}, ',')", $"{name}(1, {n})", $"{name}('a', {n})" }).ToList();
            var empty = nulls.Select(c => (Call: c, Rows: engine.TryQuery($"select ({c}) is null from range(2) as r (i) group by i"))).Where(static a => a.Rows is not null).ToList();
            if (name is not ("list" or "array_agg"))
                Assert.Empty(empty.Where(static a => a.Rows![0][0] == "False").Select(static a => a.Call));
        }
    }

    private static IEnumerable<string> Calls(string name, string[] first, string[] second)
    {
        foreach (var a in first)
        {
            yield return Call(name, a);
            foreach (var b in second)
            {
                yield return Call(name, a, b);
                if (char.IsLetter(name[0]) && name is "substring" or "substr" or "replace" or "lpad" or "rpad" or "translate" or "regexp_replace" or "make_date" or "date_diff" or "datediff" or "split_part")
                {
                    foreach (var c in new[] { "-3", "'a'", "date '2024-02-29'" })
                        yield return Call(name, a, b, c);
                }
            }
        }
    }

    private static string Call(string name, params string[] arguments) => char.IsLetter(name[0])
        ? $"\"{name}\"({string.Join(", ", arguments)})"
        : arguments.Length == 1 ? $"{name} ({arguments[0]})" : $"({arguments[0]}) {name} ({arguments[1]})";
}
