using System.Text;
using System.Text.Json;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Faults;

/// <summary>Finds lines of a user's SQL.</summary>
internal static class SqlPlaces
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    /// <summary>The line at an offset, from 1.</summary>
    public static int Line(ReadOnlySpan<byte> sql, int offset) => sql[..offset].Count((byte)'\n') + 1;

    /// <summary>The line of the expression of a result's column, from the engine's syntax tree; null when it is not known.</summary>
    public static int? LineOf(SqlSession session, string sql, string column)
    {
        using var tree = JsonDocument.Parse(session.Scalar<string>($"select cast(json_serialize_sql({Sql.Text(sql)}) as varchar)"));
        if (!tree.RootElement.TryGetProperty("statements", out var statements) || statements.GetArrayLength() == 0)
            return null;
        var bytes = Encoding.UTF8.GetBytes(sql);
        return Item(statements[0].GetProperty("node"), column) is { } item && Location(item) is { } location && location < bytes.Length
            ? Line(bytes, location)
            : null;
    }

    /// <summary>The line of the only subquery that must return one value; null when there are several, or it is not known.</summary>
    public static int? LineOfSubquery(SqlSession session, string sql)
    {
        using var tree = JsonDocument.Parse(session.Scalar<string>($"select cast(json_serialize_sql({Sql.Text(sql)}) as varchar)"));
        var bytes = Encoding.UTF8.GetBytes(sql);
        return Subqueries(tree.RootElement).ToList() is [var only] && Location(only) is { } location && location < bytes.Length ? Line(bytes, location) : null;
    }

    private static IEnumerable<JsonElement> Subqueries(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().SelectMany(Subqueries);
        if (element.ValueKind != JsonValueKind.Object)
            return [];
        var within = element.EnumerateObject().SelectMany(p => Subqueries(p.Value));
        return element.TryGetProperty("subquery_type", out var type) && type.ValueEquals("SCALAR") ? within.Prepend(element) : within;
    }

    /// <summary>The item with the name <paramref name="column"/> in the select list; in a set operation, in its first select list.</summary>
    private static JsonElement? Item(JsonElement node, string column)
    {
        if (node.TryGetProperty("select_list", out var list))
        {
            foreach (var item in list.EnumerateArray())
            {
                if (item.TryGetProperty("alias", out var alias) && alias.ValueEquals(column))
                    return item;
            }

            return null;
        }

        foreach (var part in (string[])["left", "child"])
        {
            if (node.TryGetProperty(part, out var child) && child.ValueKind == JsonValueKind.Object && Item(child, column) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The first known place in an expression; for an unknown place the engine returns the greatest number.</summary>
    private static int? Location(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                if (element.TryGetProperty("query_location", out var location) && location.TryGetInt32(out var offset))
                    return offset;
                return element.EnumerateObject().Select(p => Location(p.Value)).FirstOrDefault(l => l is not null);
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(Location).FirstOrDefault(l => l is not null);
            case JsonValueKind.Undefined or JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null:
                return null;
            default:
                throw new ArgumentOutOfRangeException(nameof(element), element.ValueKind, "no kind of JSON");
        }
    }
}
