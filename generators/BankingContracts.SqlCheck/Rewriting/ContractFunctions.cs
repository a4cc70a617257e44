using BankingContracts.ContractModel.Dialects;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Rewriting;

/// <summary>
/// The functions that the contract language has beside those of the engines, and the SQL of each engine for them. Both compute with whole numbers
/// or decimals, so the result is exact: the quotient is cut to a whole number, and the rest gives the digits after the point.
/// </summary>
internal static class ContractFunctions
{
    /// <summary>The exact quotient of two numbers, rounded half away from zero; NULL if the second is zero.</summary>
    public const string Ratio = "ratio";

    /// <summary>The exact average of the values of a group, rounded half away from zero.</summary>
    public const string Average = "average";

    /// <summary>A number rounded half away from zero, as a decimal.</summary>
    public const string RoundHalfUp = "round_half_up";

    /// <summary>The most digits after the point that a function gives.</summary>
    public const int MostDigits = 18;

    // Spark SQL negates a decimal of more digits only roughly.
    private const int SparkDigits = 34;

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [Average, Ratio, RoundHalfUp];

    /// <summary>The quotient of two exact numbers.</summary>
    /// <param name="numerator">The SQL of the first.</param>
    /// <param name="denominator">The SQL of the second.</param>
    /// <param name="scale">The digits after the point that both have at most.</param>
    /// <param name="digits">The digits of the result.</param>
    /// <param name="dialect">The engine.</param>
    public static string Quotient(string numerator, string denominator, int scale, int digits, Dialect dialect) => dialect switch
    {
        Dialect.DuckDb => DuckDbQuotient(numerator, denominator, scale, digits),
        Dialect.Spark => SparkQuotient(numerator, denominator, scale, digits),
        _ => throw new ArgumentOutOfRangeException(nameof(dialect)),
    };

    /// <summary>
    /// A number rounded half away from zero. A double has no exact decimal digits: 1.005 is a little less. So a double that is below a half by
    /// less than one part of 10^15 counts as the half. A double that is not a number, or that is infinite, gives NULL.
    /// </summary>
    public static string Rounded(string value, ExactType type, int digits, Dialect dialect)
    {
        var result = ExactType.Decimal(ExactType.MostDigits, digits);
        if (!type.IsFloating)
            return $"cast({value} as {SparkForms.Decimal(result)})";
        var mark = dialect == Dialect.Spark ? "D" : "e0";
        var scaled = $"abs(_v) * {(dialect == Dialect.Spark ? "1E" + SparkForms.Number(digits) + "D" : "1e" + SparkForms.Number(digits))}";
        var (near, far) = ($"floor({scaled} * 1.0000000000000009{mark} + 0.5{mark})", $"round({scaled})");
        // A double above 10^15 has 15 digits before the point.
        var units = $"case when {scaled} < 1{(dialect == Dialect.Spark ? "E15D" : "e15")} then {(dialect == Dialect.Spark ? $"cast({near} as double)" : near)} else {far} end";
        if (dialect == Dialect.Spark)
            return SparkForms.Before + value + SparkForms.After($"case when abs(_v) < double('Infinity') then {SparkForms.WholeToDecimal($"(case when _v < 0 then -1D else 1D end * {units})", result, isTry: false)} end");
        var signed = $"cast(case when _v < 0 then -({units}) else {units} end as decimal(38,0))";
        return $"list_transform([cast({value} as double)], lambda _v: case when isfinite(_v) then {(digits == 0 ? signed : $"cast({signed} * {SparkForms.SmallestOf(digits)} as {SparkForms.Decimal(result)})")} end)[1]";
    }

    // A list, because DuckDB looks for the fields of a struct among the columns where it is in HAVING.
    private static string DuckDbQuotient(string numerator, string denominator, int scale, int digits)
    {
        var power = "1" + new string('0', digits);
        var whole = $"abs(_v[1]) // abs(_v[2]) * {power} + (abs(_v[1]) % abs(_v[2]) * 2 * {power} + abs(_v[2])) // (2 * abs(_v[2]))";
        var scaled = $"cast(case when (_v[1] < 0) <> (_v[2] < 0) then -({whole}) else {whole} end as decimal(38,0))";
        var result = digits == 0 ? scaled : $"cast({scaled} * {SparkForms.SmallestOf(digits)} as decimal(38,{SparkForms.Number(digits)}))";
        return $"list_transform([[{Units(numerator, scale)}, {Units(denominator, scale)}]], lambda _v: case when _v[2] <> 0 then {result} end)[1]";
    }

    /// <summary>A number as a whole number of its smallest units.</summary>
    private static string Units(string value, int scale)
    {
        if (scale == 0)
            return $"cast({value} as hugeint)";
        var power = "1" + new string('0', scale);
        return $"list_transform([cast({value} as decimal(38,{SparkForms.Number(scale)}))], lambda _u: cast(trunc(_u) as hugeint) * {power} + cast(_u % 1 * {power} as hugeint))[1]";
    }

    private static string SparkQuotient(string numerator, string denominator, int scale, int digits)
    {
        var power = "2" + new string('0', digits);
        var type = $"decimal({SparkForms.Number(SparkDigits)},{SparkForms.Number(scale)})";
        var divisor = $"decimal({SparkForms.Number(SparkDigits - digits)},{SparkForms.Number(scale)})";
        var whole = $"cast((_w.n - _w.n % _w.d) / _w.d as decimal({SparkForms.Number(37 - digits)},0))";
        var rest = $"(_w.n % _w.d * {power} + case when _w.n < 0 then -_w.d else _w.d end)";
        var part = $"cast(({rest} - {rest} % (2 * _w.d)) / (2 * _w.d) as decimal({SparkForms.Number(digits + 1)},0))";
        var sum = digits == 0 ? $"{whole} + {part}" : $"{whole} + cast({part} * {SparkForms.SmallestOf(digits)} as decimal({SparkForms.Number(digits + 1)},{SparkForms.Number(digits)}))";
        return $"element_at(transform(transform(array(named_struct('n', cast({numerator} as {type}), 'd', cast({denominator} as {divisor}))), "
            + "_v -> named_struct('n', case when _v.d < 0 then -_v.n else _v.n end, 'd', abs(_v.d))), "
            + $"_w -> case when _w.d <> 0 then cast({sum} as decimal(38,{SparkForms.Number(digits)})) end), 1)";
    }
}
