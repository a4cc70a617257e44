using BankingContracts.ContractModel.Text;

namespace BankingContracts.SqlCheck.Portability;

/// <summary>
/// The functions that DuckDB and Spark SQL share by name, order of arguments and meaning. The source is the documentation of both engines
/// (docs/portable-sql.md names the pages). Some functions have the same name on both engines but differ (concat over NULL, max_by over
/// NULL, log, regexp_replace, dayofweek). They are left out on purpose, and <see cref="PortableReplacements"/> says what differs.
/// </summary>
internal static class PortableFunctions
{
    /// <summary>The groups, as the documentation lists them.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<string> Names)> Groups { get; } =
    [
        Group(
            "aggregates",
            "average avg bit_and bit_or bit_xor bool_and bool_or count count_if covar_pop covar_samp grouping grouping_id max mean median min percentile_cont percentile_disc "
            + "regr_avgx regr_avgy regr_count regr_sxx regr_sxy regr_syy stddev stddev_pop stddev_samp sum var_pop var_samp variance"),
        Group("windows", "cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank row_number"),
        Group(
            "numbers",
            "abs acos acosh asin atan atan2 cbrt ceil ceiling cos cosh cot degrees exp floor greatest least ln log10 log2 mod pi pow power radians ratio round round_half_up sign sin "
            + "sinh sqrt tan tanh"),
        Group(
            "text",
            "ascii bit_length char_length character_length chr concat_ws contains instr lcase left len length lower lpad ltrim md5 position regexp_extract repeat "
            + "replace right rpad rtrim sha1 split_part substr substring translate trim ucase upper"),
        Group("time", "date_part date_trunc day dayofmonth dayofyear extract hour last_day make_date make_timestamp minute month quarter second weekofyear year"),
        Group("conditions and casts", "cast coalesce if ifnull nullif try_cast"),
    ];

    /// <summary>The portable functions.</summary>
    public static IReadOnlySet<string> All { get; } = Groups.SelectMany(static g => g.Names).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The portable functions that compute a value for each row from the values of that row.</summary>
    public static IReadOnlySet<string> OfOneRow { get; } =
        Groups.Where(static g => g.Title is not ("aggregates" or "windows" or "conditions and casts")).SelectMany(static g => g.Names).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The portable functions that make no sense without OVER.</summary>
    public static IReadOnlySet<string> Windows { get; } = Groups.First(static g => g.Title == "windows").Names.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What to write instead of <paramref name="name"/>.</summary>
    public static string Instead(string name)
    {
        if (PortableReplacements.Of(name) is { } known)
            return known;
        return NearName.Find(name, All) is { } near
            ? "a portable function of a similar name is '" + near + "'"
            : "write it with portable functions: docs/portable-sql.md lists them";
    }

    private static (string Title, IReadOnlyList<string> Names) Group(string title, string names) => (title, names.Split(' '));
}
