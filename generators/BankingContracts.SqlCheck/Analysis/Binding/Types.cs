using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Analysis.Binding;

/// <summary>The types of expressions, as far as they can be found without the engine's binder; empty if unknown.</summary>
internal sealed partial class Types(FunctionCatalog functions)
{
    /// <summary>The type of a column that has JSON and values of another type.</summary>
    public const string MixedJson = "JSON?";

    /// <summary>The type of a column with values of both types: known only if they are the same.</summary>
    public static string Common(string left, string right) => (left, right) switch
    {
        _ when left == right || right == "NULL" => left,
        ("NULL", _) => right,
        _ when IsFloating(left) && IsNumber(right) || IsFloating(right) && IsNumber(left) => "DOUBLE",
        _ => HoldsJsonNull(left) || HoldsJsonNull(right) ? MixedJson : "",
    };

    /// <summary>Whether a value of the type may hold a null that becomes NULL only when the value is cast.</summary>
    public static bool HoldsJsonNull(string type) =>
        type is "JSON" or "VARIANT" or MixedJson || type.StartsWith("UNION", StringComparison.Ordinal);

    private static bool IsFloating(string type) => EngineTypes.Find(type) is { IsFloating: true };

    private static bool IsNumber(string type) => Typing.Families.Of(type) == TypeFamily.Number;

    public string Of(SqlExpression expression) => expression switch
    {
        BoundColumnExpression column => column.Column.Type,
        ConstantExpression constant => constant.Type,
        CastExpression cast => TypeText.Normalize(cast.Type),
        ComparisonExpression or ConjunctionExpression or BetweenExpression => "BOOLEAN",
        CaseExpression @case => @case.Branches.Select(b => Of(b.Then)).Append(Of(@case.Else)).Aggregate(Common),
        OperatorExpression { Name: "OPERATOR_COALESCE" } call => call.Arguments.Select(Of).Aggregate(Common),
        OperatorExpression { Name: "OPERATOR_NOT" or "OPERATOR_IS_NULL" or "OPERATOR_IS_NOT_NULL" or "COMPARE_IN" or "COMPARE_NOT_IN" } => "BOOLEAN",
        BoundSubquery { Kind: "SCALAR" } sub => sub.Query.Outputs[0].Type,
        BoundSubquery => "BOOLEAN",
        WindowExpression window => OfCall(window.Name, window.Arguments),
        FunctionCall call => OfCall(call.Name, call.Arguments),
        _ => "",
    };

    private string OfCall(string name, IReadOnlyList<SqlExpression> arguments) => name switch
    {
        "count" or "count_star" or "row_number" or "rank" or "dense_rank" or "ntile" => "BIGINT",
        "min" or "max" or "first" or "last" or "any_value" or "arbitrary" or "lag" or "lead" or "first_value" or "last_value" or "nth_value" or "abs" or "nullif"
            or "mode" or "arg_max" or "arg_min" or "argmax" or "argmin" or "max_by" or "min_by"
            when arguments.Count > 0 => Of(arguments[0]),
        "greatest" or "least" => arguments.Select(Of).Aggregate(Common),
        "sum" => Sum(Of(arguments[0])),
        "avg" or "mean" or "/" or "sqrt" or "ln" or "exp" or "pow" or "power" or "**" or "^" or "percent_rank" or "cume_dist" => arguments.Count > 0 && Of(arguments[0]) is "TIMESTAMP" or "INTERVAL" ? "" : "DOUBLE",
        "+" or "-" or "*" or "%" or "round" or "ceil" or "floor" or "trunc" when arguments.Select(Of).Any(IsFloating) => "DOUBLE",
        "upper" or "lower" or "trim" or "ltrim" or "rtrim" or "replace" or "substring" or "substr" or "concat" or "lpad" or "rpad" or "md5" => "VARCHAR",
        "~~" or "!~~" or "~~*" or "!~~*" or "regexp_full_match" or "regexp_matches" or "contains" or "starts_with" or "prefix" or "suffix" => "BOOLEAN",
        _ => functions.IsAggregate(name) && name is "stddev" or "stddev_samp" or "stddev_pop" or "variance" or "var_samp" or "var_pop" or "corr" ? "DOUBLE" : "",
    };

    private static string Sum(string type) => type switch
    {
        "DOUBLE" or "FLOAT" => "DOUBLE",
        "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "BOOLEAN" => "HUGEINT",
        _ when type.StartsWith("DECIMAL(", StringComparison.Ordinal) => string.Concat("DECIMAL(38,", type.AsSpan(type.IndexOf(',', StringComparison.Ordinal) + 1)),
        _ => "",
    };
}
