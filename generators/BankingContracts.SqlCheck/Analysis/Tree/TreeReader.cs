using System.Runtime.CompilerServices;
using System.Text.Json;
using BankingContracts.SqlCheck.DuckDb;

namespace BankingContracts.SqlCheck.Analysis.Tree;

/// <summary>Reads the engine's JSON of a statement into the syntax tree. A part that it does not know becomes an unknown node.</summary>
internal static partial class TreeReader
{
    private static QueryModifiers NoModifiers { get; } = new(null, [], false, [], null);

    public static SqlQuery Query(JsonElement node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var ctes = Ctes(node);
        var modifiers = Modifiers(node);
        return node.Text("type") switch
        {
            "SELECT_NODE" => Select(node, ctes, modifiers),
            "SET_OPERATION_NODE" when Branches(node) is { } branches =>
                new SetQuery(ctes, modifiers, node.Text("setop_type"), node.Get("setop_all")?.ValueKind != JsonValueKind.False, branches.Left, branches.Right),
            "RECURSIVE_CTE_NODE" when Branches(node) is { } branches =>
                new RecursiveQuery(ctes, modifiers, node.Text("cte_name"), branches.Left, branches.Right),
            "CTE_NODE" when node.Get("child") is { } child && node.Get("query") is { } query =>
                WithCte(Query(child), new CommonTableExpression(node.Text("cte_name"), node.Texts("aliases"), Query(query))),
            var other => new UnknownQuery(other),
        };
    }

    private static SelectQuery Select(JsonElement node, IReadOnlyList<CommonTableExpression> ctes, QueryModifiers modifiers) => new(
        ctes,
        modifiers,
        Expressions(node, "select_list"),
        node.Get("from_table") is { } from ? Table(from) : new NoTable(),
        OptionalExpression(node, "where_clause"),
        Expressions(node, "group_expressions"),
        [.. node.Items("group_sets").Select(static s => (IReadOnlyList<int>)[.. s.EnumerateArray().Select(static i => i.GetInt32())])],
        node.Text("aggregate_handling") == "FORCE_AGGREGATES",
        OptionalExpression(node, "having"),
        OptionalExpression(node, "qualify"),
        node.Get("sample") is not null);

    /// <summary>Older trees wrap a query once for each CTE, and do not list the CTEs.</summary>
    private static SqlQuery WithCte(SqlQuery query, CommonTableExpression cte) => query with { Ctes = [cte, .. query.Ctes] };

    /// <summary>The two sides of a set operation. If the engine lists more than two, they are nested to the left.</summary>
    private static (SqlQuery Left, SqlQuery Right)? Branches(JsonElement node) =>
        node.Get("left") is { } left && node.Get("right") is { } right ? (Query(left), Query(right)) : null;

    private static List<CommonTableExpression> Ctes(JsonElement node)
    {
        var result = new List<CommonTableExpression>();
        foreach (var entry in node.Get("cte_map")?.Items("map") ?? [])
        {
            var value = entry.Get("value");
            var query = value?.Get("query")?.Get("node") is { } body ? Query(body) : new UnknownQuery("CTE");
            var isKeyed = value?.Items("key_targets").Any() == true;
            result.Add(new CommonTableExpression(entry.Text("key"), value?.Texts("aliases") ?? [], isKeyed ? new UnknownQuery("USING KEY") : query));
        }

        return result;
    }

    private static QueryModifiers Modifiers(JsonElement node)
    {
        var result = NoModifiers;
        foreach (var modifier in node.Items("modifiers"))
        {
            result = modifier.Text("type") switch
            {
                "ORDER_MODIFIER" => result with { OrderBy = SortKeys(modifier, "orders") },
                "DISTINCT_MODIFIER" => result with { DistinctOn = Expressions(modifier, "distinct_on_targets") },
                "LIMIT_MODIFIER" or "LIMIT_PERCENT_MODIFIER" => result with
                {
                    HasLimit = true,
                    Limits = [.. Optional.Of(OptionalExpression(modifier, "limit")), .. Optional.Of(OptionalExpression(modifier, "offset"))],
                },
                var other => result with { Unknown = other },
            };
        }

        return result;
    }
}
