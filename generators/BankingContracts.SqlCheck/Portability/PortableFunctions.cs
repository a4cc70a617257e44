namespace BankingContracts.SqlCheck.Portability;

/// <summary>
/// The functions that DuckDB and Spark SQL share by name and by meaning, after both engines' documentation. A function whose
/// name both have but which differs (concat over NULL, log, regexp_replace, dayofweek) is left out on purpose.
/// </summary>
internal static class PortableFunctions
{
    private const string Aggregates =
        "any_value array_agg avg bit_and bit_or bit_xor bool_and bool_or corr count count_if covar_pop covar_samp every max max_by mean median min min_by mode "
        + "percentile_cont percentile_disc regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy stddev stddev_pop stddev_samp sum "
        + "var_pop var_samp variance grouping";

    private const string WindowNames =
        "row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value";

    private const string Numbers =
        "abs acos asin atan atan2 cbrt ceil ceiling cos cot degrees exp factorial floor greatest least ln log10 log2 mod pi pow power radians round sign sin sqrt tan";

    private const string Texts =
        "ascii chr char_length character_length concat_ws contains instr lcase left length levenshtein lower lpad ltrim md5 position repeat replace reverse "
        + "right rpad rtrim split_part substr substring translate trim ucase upper";

    private const string Times = "cast date_part date_trunc day dayofmonth dayofyear extract hour last_day make_date minute month quarter second weekofyear year";

    private const string Conditions = "coalesce if ifnull nullif try_cast";

    // What to write instead.
    private static readonly Dictionary<string, string> Replacements = new(StringComparer.OrdinalIgnoreCase)
    {
        ["arg_max"] = "write max_by",
        ["arg_min"] = "write min_by",
        ["argmax"] = "write max_by",
        ["argmin"] = "write min_by",
        ["concat"] = "write a || b, which both make NULL when a part is NULL",
        ["len"] = "write length",
        ["strlen"] = "write length",
        ["strpos"] = "write position(part in text)",
        ["starts_with"] = "write text like 'start%'",
        ["ends_with"] = "write text like '%end'",
        ["prefix"] = "write text like 'start%'",
        ["suffix"] = "write text like '%end'",
        ["startswith"] = "write text like 'start%'",
        ["endswith"] = "write text like '%end'",
        ["log"] = "write ln or log10",
        ["trunc"] = "write floor or ceil",
        ["fmod"] = "write mod",
        ["countif"] = "write count_if",
        ["nvl"] = "write coalesce",
        ["isnull"] = "write is null",
        ["list"] = "write array_agg",
        ["first"] = "write min_by",
        ["last"] = "write max_by",
        ["arbitrary"] = "write any_value",
        ["logical_and"] = "write bool_and",
        ["quantile_cont"] = "write percentile_cont",
        ["dayofweek"] = "the engines count weekdays from different days",
        ["weekday"] = "the engines count weekdays from different days",
        ["regexp_matches"] = "write like",
        ["regexp_like"] = "write like",
        ["regexp_full_match"] = "write like",
        ["datetrunc"] = "write date_trunc",
        ["datepart"] = "write date_part",
        ["date_add"] = "write value + interval '1' day",
        ["date_sub"] = "write value - interval '1' day",
        ["week"] = "write weekofyear",
        ["string_split"] = "write split_part",
        ["str_split"] = "write split_part",
    };

    /// <summary>The portable functions.</summary>
    public static IReadOnlySet<string> All { get; } =
        Set(Aggregates, WindowNames, Numbers, Texts, Times, Conditions);

    /// <summary>Those of them that make no sense without OVER.</summary>
    public static IReadOnlySet<string> Windows { get; } = Set(WindowNames);

    /// <summary>What to write instead of <paramref name="name"/>.</summary>
    public static string Instead(string name)
    {
        if (Replacements.TryGetValue(name, out var known))
            return known;
        return ContractModel.Text.NearName.Find(name, All) is { } near
            ? "a portable function of a similar name is '" + near + "'"
            : "write it with portable functions: docs/rules/BKC3014.md lists them";
    }

    private static HashSet<string> Set(params string[] lists) =>
        new(lists.SelectMany(static l => l.Split(' ')), StringComparer.OrdinalIgnoreCase);
}
