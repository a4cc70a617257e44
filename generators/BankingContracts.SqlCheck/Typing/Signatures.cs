namespace BankingContracts.SqlCheck.Typing;

/// <summary>The argument and result types of portable functions, by family. A star is any type, and = is the type of the first argument.</summary>
internal static class Signatures
{
    private const string Texts =
        "ascii:t>n bit_length:t>n char_length:t>n character_length:t>n length:t>n len:t>n chr:n>t concat_ws:*>t contains:tt>b instr:tt>n position:tt>n levenshtein:tt>n "
        + "lcase:t>t lower:t>t ltrim:tt>t md5:t>t reverse:t>t rtrim:tt>t sha1:t>t trim:tt>t ucase:t>t upper:t>t left:tn>t right:tn>t lpad:tnt>t rpad:tnt>t repeat:tn>t "
        + "regexp_extract:ttn>t replace:ttt>t translate:ttt>t split_part:ttn>t substr:tnn>t substring:tnn>t ||:>t";

    private const string Numbers =
        "acos:n>n acosh:n>n asin:n>n asinh:n>n atan:n>n atan2:nn>n atanh:n>n cbrt:n>n ceil:n>n ceiling:n>n cos:n>n cosh:n>n cot:n>n degrees:n>n exp:n>n floor:n>n ln:n>n log10:n>n "
        + "log2:n>n mod:nn>n pi:>n pow:nn>n power:nn>n radians:n>n ratio:nnn>n round:nn>n round_half_up:nn>n sign:n>n sin:n>n sinh:n>n sqrt:n>n tan:n>n tanh:n>n abs:n>n &:nn>n |:nn>n";

    private const string Times =
        "date_part:*d>n date_trunc:*d>s day:d>n dayofmonth:d>n dayofyear:d>n hour:d>n last_day:d>d make_date:nnn>d make_timestamp:nnnnnn>s minute:d>n month:d>n quarter:d>n second:d>n "
        + "weekofyear:d>n year:d>n to_years:n>i to_months:n>i to_weeks:n>i to_days:n>i to_hours:n>i to_minutes:n>i to_seconds:n>i to_milliseconds:n>i to_microseconds:n>i";

    private const string Conditions =
        "~~:>b !~~:>b ~~*:>b !~~*:>b like_escape:>b not_like_escape:>b ilike_escape:>b not_ilike_escape:>b bool_and:b>b bool_or:b>b";

    private const string Aggregates =
        "avg:*>n average:nn>n bit_and:n>n bit_or:n>n bit_xor:n>n corr:nn>n count:*>n count_star:>n count_if:b>n covar_pop:nn>n covar_samp:nn>n grouping:*>n grouping_id:*>n mean:*>n regr_avgx:nn>n regr_avgy:nn>n "
        + "regr_count:nn>n regr_intercept:nn>n regr_r2:nn>n regr_slope:nn>n regr_sxx:nn>n regr_sxy:nn>n regr_syy:nn>n stddev:n>n stddev_pop:n>n stddev_samp:n>n sum:*>n var_pop:n>n "
        + "var_samp:n>n variance:n>n max:*>= min:*>= median:*>=";

    private const string Windows =
        "cume_dist:>n dense_rank:>n first_value:*>= lag:*n>= last_value:*>= lead:*n>= nth_value:*n>= ntile:n>n percent_rank:>n rank:>n row_number:>n";

    private static readonly Dictionary<string, Signature> Known = string.Join(' ', Texts, Numbers, Times, Conditions, Aggregates, Windows)
        .Split(' ')
        .Select(static s => (At: s.IndexOf(':', 1), Text: s))
        .ToDictionary(static s => s.Text[..s.At], static s => new Signature(s.Text[(s.At + 1)..s.Text.LastIndexOf('>')], s.Text[^1]), StringComparer.Ordinal);

    /// <summary>The signature of a function, by its name in lower case; null when it is not known.</summary>
    public static Signature? Of(string function) => Known.GetValueOrDefault(function);

    /// <summary>The types that a function takes and returns.</summary>
    /// <param name="Parameters">One letter for each argument.</param>
    /// <param name="Result">The letter of the result.</param>
    internal sealed record Signature(string Parameters, char Result)
    {
        /// <summary>The family of the argument at <paramref name="index"/>; Unknown if it does not matter.</summary>
        public TypeFamily Parameter(int index) => index < Parameters.Length ? Family(Parameters[index]) : TypeFamily.Unknown;

        /// <summary>Whether the result has the type of the first argument.</summary>
        public bool IsOfFirst => Result == '=';

        /// <summary>The family of its result; Unknown if it depends on its arguments.</summary>
        public TypeFamily Family() => Family(Result);

        private static TypeFamily Family(char letter) => letter switch
        {
            'b' => TypeFamily.Boolean,
            'n' => TypeFamily.Number,
            't' => TypeFamily.Text,
            'd' => TypeFamily.Date,
            's' => TypeFamily.Timestamp,
            'i' => TypeFamily.Interval,
            '*' or '=' => TypeFamily.Unknown,
            _ => throw new ArgumentOutOfRangeException(nameof(letter)),
        };
    }
}
