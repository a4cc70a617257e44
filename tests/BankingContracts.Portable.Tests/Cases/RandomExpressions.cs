using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace BankingContracts.Portable.Tests.Cases;

/// <summary>Makes typed expressions. The same seed makes the same ones.</summary>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "The expressions must be the same in every run.")]
internal sealed class RandomExpressions(int seed)
{
    private const int Depth = 4;

    private readonly Random _random = new(seed);

    /// <summary>The next expression.</summary>
    public string Next() => _random.Next(5) switch
    {
        0 => Text(Depth),
        1 => Condition(Depth),
        2 => Day(Depth),
        3 => Double(Depth),
        _ => Money(Depth),
    };

    private string Money(int depth) => depth == 0 ? One("cast(a as decimal(24,2))", "cast(c as decimal(24,2))", "r", "1.05", "0.5", "k") : _random.Next(12) switch
    {
        0 => $"({Money(depth - 1)} + {Money(depth - 1)})",
        1 => $"({Money(depth - 1)} - {Money(depth - 1)})",
        2 => $"({One("cast(a as decimal(24,2))", "k", "n")} * {One("r", "1.05", "k", "-2")})",
        3 => $"ratio({Money(depth - 1)}, {Money(depth - 1)}, {Digits()})",
        4 => $"round_half_up({Double(depth - 1)}, {Digits()})",
        5 => $"cast(round({Money(depth - 1)}, 2) as decimal(30,2))",
        6 => $"case when {Condition(depth - 1)} then {Money(depth - 1)} else {Money(depth - 1)} end",
        7 => $"coalesce({Money(depth - 1)}, {Money(depth - 1)})",
        8 => $"abs({Money(depth - 1)})",
        9 => $"greatest({Money(depth - 1)}, {Money(depth - 1)})",
        10 => $"length({Text(depth - 1)})",
        _ => $"nullif({Money(depth - 1)}, {Money(0)})",
    };

    private string Double(int depth) => depth == 0 ? One("x", "y", "cast(k as double)", "0.1e0", "1.5e0") : _random.Next(7) switch
    {
        0 => $"({Money(depth - 1)} / nullif({Money(depth - 1)}, 0))",
        1 => $"round({Double(depth - 1)}, {Digits()})",
        2 => $"({Double(depth - 1)} * {Double(0)})",
        3 => $"floor({Double(depth - 1)})",
        4 => $"coalesce({Double(depth - 1)}, {Double(0)})",
        5 => $"case when {Condition(depth - 1)} then {Double(depth - 1)} end",
        _ => $"cast({Money(depth - 1)} as double)",
    };

    private string Text(int depth) => depth == 0 ? One("t", "u", "q", "'é'", "'a'", "''") : _random.Next(11) switch
    {
        0 => $"({Text(depth - 1)} || {Text(depth - 1)})",
        1 => $"lower({Text(depth - 1)})",
        2 => $"upper({Text(depth - 1)})",
        3 => $"trim({Text(depth - 1)})",
        4 => $"substring({Text(depth - 1)}, {One("1", "2", "abs(k)")}, {One("1", "3")})",
        5 => $"replace({Text(depth - 1)}, {Text(0)}, {Text(0)})",
        6 => $"left({Text(depth - 1)}, {One("1", "2", "k")})",
        7 => $"regexp_extract({Text(depth - 1)}, {One("'[a-z]+$'", "'^.'", "'[[:upper:]]+'", "'(a|b)+'")}, 0)",
        8 => $"cast({Money(depth - 1)} as string)",
        9 => $"coalesce({Text(depth - 1)}, {Text(0)})",
        _ => $"case when {Condition(depth - 1)} then {Text(depth - 1)} else {Text(depth - 1)} end",
    };

    private string Condition(int depth) => depth == 0 ? One("f", "g", "true", "f is null") : _random.Next(9) switch
    {
        0 => $"({Condition(depth - 1)} and {Condition(depth - 1)})",
        1 => $"({Condition(depth - 1)} or not {Condition(depth - 1)})",
        2 => $"({Money(depth - 1)} {One("<", "=", ">=", "is distinct from")} {Money(depth - 1)})",
        3 => $"({Text(depth - 1)} {One("<", "=", "like", "ilike")} {Text(0)})",
        4 => $"({Day(depth - 1)} between {Day(0)} and {Day(0)})",
        5 => $"({Double(depth - 1)} {One("<", "=")} {Double(0)})",
        6 => $"({Text(depth - 1)} in ('a', 'é', {Text(0)}))",
        7 => $"contains({Text(depth - 1)}, {Text(0)})",
        _ => $"(({Text(depth - 1)}) is not null)",
    };

    private string Day(int depth) => depth == 0 ? One("d", "e", "date '2024-02-29'") : _random.Next(5) switch
    {
        0 => $"cast(date_trunc('{One("month", "year", "week")}', {Day(0)}) as date)",
        1 => $"last_day({Day(depth - 1)})",
        2 => $"coalesce({Day(depth - 1)}, {Day(0)})",
        3 => $"case when {Condition(depth - 1)} then {Day(depth - 1)} else {Day(0)} end",
        _ => $"greatest({Day(depth - 1)}, {Day(0)})",
    };

    private string Digits() => _random.Next(5).ToString(CultureInfo.InvariantCulture);

    private string One(params string[] choices) => choices[_random.Next(choices.Length)];
}
