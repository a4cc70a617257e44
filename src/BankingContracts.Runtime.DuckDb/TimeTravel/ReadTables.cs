using System.Text.Json;
using BankingContracts.Runtime.DuckDb.Connections;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.TimeTravel;

/// <summary>The tables that a query names, from the engine's own syntax tree.</summary>
internal static class ReadTables
{
    /// <summary>Each table once, with its schema as written or empty; none of a statement that is wrong or no SELECT, which fails later.</summary>
    public static IReadOnlyList<(string Schema, string Name)> Of(DuckDBConnection connection, string sql)
    {
        using var tree = JsonDocument.Parse(connection.Scalar<string>("select json_serialize_sql(cast(? as varchar))", sql));
        var found = new HashSet<(string Schema, string Name)>();
        Collect(tree.RootElement, found);
        return [.. found];
    }

    private static void Collect(JsonElement node, HashSet<(string Schema, string Name)> found)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
                Collect(item, found);
        }

        if (node.ValueKind != JsonValueKind.Object)
            return;
        if (node.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "BASE_TABLE")
            found.Add((node.GetProperty("schema_name").GetString() ?? "", node.GetProperty("table_name").GetString() ?? ""));
        foreach (var property in node.EnumerateObject())
            Collect(property.Value, found);
    }
}
