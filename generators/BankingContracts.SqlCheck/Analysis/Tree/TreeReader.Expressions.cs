using System.Runtime.CompilerServices;
using System.Text.Json;
using BankingContracts.SqlCheck.DuckDb;

namespace BankingContracts.SqlCheck.Analysis.Tree;

internal static partial class TreeReader
{
    private static SqlExpression Expression(JsonElement node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var location = node.Location();
        SqlExpression result = node.Text("class") switch
        {
            "COLUMN_REF" => new ColumnReference(location, node.Texts("column_names")),
            "CONSTANT" => Constant(node, location),
            "FUNCTION" => Function(node, location),
            "OPERATOR" => new OperatorExpression(location, node.Text("type"), Expressions(node, "children")),
            "COLLATE" => new OperatorExpression(location, "COLLATE", Parts(node, "child")),
            "COMPARISON" => Comparison(node, location),
            "CONJUNCTION" => new ConjunctionExpression(location, node.Text("type") == "CONJUNCTION_AND", Expressions(node, "children")),
            "CASE" => Case(node, location),
            "CAST" when Child(node, "child") is { } child => new CastExpression(location, child, TypeText.Of(node.Get("cast_type")), node.Flag("try_cast")),
            "BETWEEN" when Parts(node, "input", "lower", "upper") is { Count: 3 } parts => new BetweenExpression(location, parts[0], parts[1], parts[2]),
            "SUBQUERY" when node.Get("subquery")?.Get("node") is { } query => new SubqueryExpression(
                location, node.Text("subquery_type"), Query(query), OptionalExpression(node, "child"), node.Text("comparison_type")),
            "WINDOW" => Window(node, location),
            "STAR" => Star(node, location),
            "LAMBDA" or "LAMBDA_REF" when Child(node, "lhs") is { } parameters && Child(node, "expr") is { } body =>
                new LambdaExpression(location, [.. parameters.Descendants().OfType<ColumnReference>().SelectMany(static p => p.Names)], body),
            "POSITIONAL_REFERENCE" => new PositionalReference(location, node.Get("index")?.GetInt32() ?? 0),
            "PARAMETER" => new OperatorExpression(location, "PARAMETER", []),
            var other => new UnknownExpression(location, other, Loose(node)),
        };
        return result with { Alias = node.Text("alias") };
    }

    private static ConstantExpression Constant(JsonElement node, int location)
    {
        var value = node.Get("value");
        return new ConstantExpression(
            location, TypeText.Of(value?.Get("type")), value?.Flag("is_null") != false, value?.Get("value")?.GetRawText() ?? "");
    }

    private static FunctionCall Function(JsonElement node, int location) => new(
        location,
        node.Text("function_name").ToLowerInvariant(),
        Expressions(node, "children"),
        OptionalExpression(node, "filter"),
        node.Get("order_bys") is { } orders ? SortKeys(orders, "orders") : [],
        node.Flag("distinct"));

    private static SqlExpression Comparison(JsonElement node, int location) =>
        Parts(node, "left", "right") is { Count: 2 } parts
            ? new ComparisonExpression(location, node.Text("type"), parts[0], parts[1])
            : new UnknownExpression(location, node.Text("type"), Loose(node));

    private static CaseExpression Case(JsonElement node, int location) => new(
        location,
        [.. node.Items("case_checks").Select(static c => new CaseBranch(Expression(c.GetProperty("when_expr")), Expression(c.GetProperty("then_expr"))))],
        OptionalExpression(node, "else_expr") ?? new ConstantExpression(-1, "NULL", true, ""));

    private static WindowExpression Window(JsonElement node, int location) => new(
        location,
        node.Text("type"),
        node.Text("function_name").ToLowerInvariant(),
        Expressions(node, "children"),
        Expressions(node, "partitions"),
        SortKeys(node, "orders"),
        SortKeys(node, "arg_orders"),
        node.Text("start"),
        node.Text("end"),
        node.Text("exclude_clause"),
        node.Flag("ignore_nulls"),
        OptionalExpression(node, "filter_expr"),
        OptionalExpression(node, "start_expr"),
        OptionalExpression(node, "end_expr"),
        OptionalExpression(node, "offset_expr"),
        OptionalExpression(node, "default_expr"));

    private static StarExpression Star(JsonElement node, int location) => new(
        location,
        node.Text("relation_name"),
        [.. node.Texts("exclude_list"), .. node.Items("qualified_exclude_list").Select(static q => q.Text("column"))],
        [.. node.Items("replace_list").Select(static r => KeyValuePair.Create(r.Text("key"), Expression(r.GetProperty("value"))))],
        [.. node.Items("rename_list").Select(static r => KeyValuePair.Create(r.Get("key")?.Text("column") ?? "", r.Text("value")))],
        node.Flag("columns"),
        OptionalExpression(node, "expr"));

    private static IReadOnlyList<SortKey> SortKeys(JsonElement node, string name) =>
        [.. node.Items(name).Select(static o => new SortKey(Expression(o.GetProperty("expression")), o.Text("type"), o.Text("null_order")))];

    private static IReadOnlyList<SqlExpression> Expressions(JsonElement node, string name) => [.. node.Items(name).Select(Expression)];

    private static SqlExpression? OptionalExpression(JsonElement node, string name) => Child(node, name);

    private static SqlExpression? Child(JsonElement node, string name) => node.Get(name) is { } child ? Expression(child) : null;

    private static IReadOnlyList<SqlExpression> Parts(JsonElement node, params string[] names) =>
        [.. names.SelectMany(n => Optional.Of(Child(node, n)))];

    /// <summary>Every expression below a node of unknown shape.</summary>
    private static IReadOnlyList<SqlExpression> Loose(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => [.. node.EnumerateObject().SelectMany(static p => Found(p.Value))],
        JsonValueKind.Array => [.. node.EnumerateArray().SelectMany(static i => Found(i))],
        _ => [],
    };

    private static IEnumerable<SqlExpression> Found(JsonElement node) =>
        node.Get("class") is not null ? [Expression(node)] : Loose(node);
}
