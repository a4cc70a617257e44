namespace BankingContracts.SqlCheck.Analysis.Ordering;

/// <summary>The aggregates whose result depends on the order of their rows.</summary>
internal static class OrderSensitive
{
    public static bool Contains(string name) => SortsBySecond(name) || name is
        "first" or "last" or "any_value" or "arbitrary" or "string_agg" or "listagg" or "group_concat" or "list" or "array_agg" or "mode"
        or "approx_quantile" or "approx_top_k" or "reservoir_quantile";

    /// <summary>Aggregates that choose the row with the extreme value of their second argument.</summary>
    public static bool SortsBySecond(string name) => name is
        "arg_max" or "arg_min" or "argmax" or "argmin" or "max_by" or "min_by" or "arg_max_null" or "arg_min_null" or "arg_max_nulls_last" or "arg_min_nulls_last";

    /// <summary>Aggregates that compute in floating point for all argument types.</summary>
    public static bool ComputesInFloatingPoint(string name) =>
        name is "corr" or "kurtosis" or "kurtosis_pop" or "skewness" or "entropy" or "product" or "geomean" or "geometric_mean"
            or "fsum" or "kahan_sum" or "sumkahan" or "favg" or "variance" or "sem"
        || name.StartsWith("stddev", StringComparison.Ordinal)
        || name.StartsWith("var_", StringComparison.Ordinal)
        || name.StartsWith("covar_", StringComparison.Ordinal)
        || (name.StartsWith("regr_", StringComparison.Ordinal) && name != "regr_count");
}
