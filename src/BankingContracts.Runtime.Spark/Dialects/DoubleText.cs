namespace BankingContracts.Runtime.Spark.Dialects;

/// <summary>
/// The text of a double, as DuckDB writes it: DuckDB writes doubles without an exponent from 1e-4 up to 1e16, Spark from 1e-3 up to 1e7, and
/// the exponent has a sign and at least two digits. Both write the shortest digits that read back as the same number.
/// </summary>
internal static class DoubleText
{
    /// <summary>The text of a column of doubles.</summary>
    public static string Of(string column)
    {
        var text = $"cast({column} as string)";
        var mantissa = $"split({text}, 'E')[0]";
        var exponent = $"cast(split({text}, 'E')[1] as int)";
        var digits = $"case when {mantissa} like '%.0' then left({mantissa}, length({mantissa}) - 2) else {mantissa} end";
        var power = $"concat(case when {exponent} < 0 then '-' else '+' end, lpad(cast(abs({exponent}) as string), greatest(2, length(cast(abs({exponent}) as string))), '0'))";
        // 16 digits before the point; or 4 zeros and 17 digits after it.
        var plain = $@"regexp_replace(cast(case when {exponent} < 0 then cast({text} as decimal(38,24)) else cast({text} as decimal(38,20)) end as string), '(\\.[0-9]+?)0+\\z', '$1')";
        return $"case when not contains({text}, 'E') then {text} when {exponent} between -4 and 15 then {plain} else concat({digits}, 'e', {power}) end";
    }
}
