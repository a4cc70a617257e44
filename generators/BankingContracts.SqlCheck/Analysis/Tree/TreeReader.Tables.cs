using System.Runtime.CompilerServices;
using System.Text.Json;
using BankingContracts.SqlCheck.DuckDb;

namespace BankingContracts.SqlCheck.Analysis.Tree;

internal static partial class TreeReader
{
    private static TableReference Table(JsonElement node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var location = node.Location();
        var alias = node.Text("alias");
        var columns = node.Texts("column_name_alias");
        var isPartial = node.Get("sample") is not null || node.Get("at_clause") is not null;
        return node.Text("type") switch
        {
            "EMPTY" or "EMPTY_FROM" => new NoTable(),
            "BASE_TABLE" => new BaseTable(location, alias, columns, node.Text("schema_name"), node.Text("table_name"), isPartial),
            "SUBQUERY" when node.Get("subquery")?.Get("node") is { } query => new SubqueryTable(location, alias, columns, Query(query), isPartial),
            "JOIN" when node.Get("left") is { } left && node.Get("right") is { } right => new JoinTable(
                location,
                node.Text("join_type"),
                isPartial ? "SAMPLED" : node.Text("ref_type"),
                Table(left),
                Table(right),
                OptionalExpression(node, "condition"),
                node.Texts("using_columns")),
            "TABLE_FUNCTION" when node.Get("function") is { } function => new FunctionTable(
                location, alias, columns, Expression(function), node.Text("with_ordinality") == "WITH_ORDINALITY"),
            "EXPRESSION_LIST" => new ValuesTable(
                location, alias, columns, [.. node.Items("values").Select(static r => (IReadOnlyList<SqlExpression>)[.. r.EnumerateArray().Select(Expression)])]),
            var other => new UnknownTable(location, alias, columns, other),
        };
    }
}
