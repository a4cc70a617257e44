using System.Text.Json;

namespace BankingContracts.SqlCheck.DuckDb;

/// <summary>The engine's syntax tree of a text, or its plan, as JSON.</summary>
internal sealed class SyntaxTree : IDisposable
{
    // A tree is as deep as the query is nested. The default of 64 is not enough for a long chain of operators.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 16384 };

    private readonly JsonDocument _json;

    private SyntaxTree(JsonDocument json) => _json = json;

    /// <summary>The tree of <paramref name="sql"/>.</summary>
    public static SyntaxTree Of(string sql, BindingDatabase database) => new(JsonDocument.Parse(database.SyntaxTree(sql), Deep));

    /// <summary>The tree that the engine gave as <paramref name="json"/>.</summary>
    public static SyntaxTree Read(string json) => new(JsonDocument.Parse(json, Deep));

    /// <summary>The plan of <paramref name="sql"/>, which binds.</summary>
    public static SyntaxTree PlanOf(string sql, BindingDatabase database) => new(JsonDocument.Parse(database.Plan(sql), Deep));

    /// <summary>Why there is no tree; null if there is one.</summary>
    public EngineError? Error => _json.RootElement.GetProperty("error").GetBoolean()
        ? new EngineError(
            Text(_json.RootElement, "error_type") == "parser" ? "Parser" : Text(_json.RootElement, "error_type"), Text(_json.RootElement, "error_subtype"),
            Text(_json.RootElement, "error_message"), "", "", "", int.TryParse(Text(_json.RootElement, "position"), out var position) ? position : -1)
        : null;

    /// <summary>All objects in the tree, parents before their children.</summary>
    public IEnumerable<JsonElement> Nodes()
    {
        var open = new Stack<JsonElement>();
        open.Push(_json.RootElement);
        while (open.TryPop(out var element))
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                    open.Push(item);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                yield return element;
                foreach (var property in element.EnumerateObject())
                    open.Push(property.Value);
            }
        }
    }

    /// <summary><paramref name="element"/> and the objects below it, without the objects inside a nested query.</summary>
    public static IEnumerable<JsonElement> OwnNodes(JsonElement element)
    {
        var open = new Stack<JsonElement>([element]);
        while (open.TryPop(out var next))
        {
            if (next.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in next.EnumerateArray())
                    open.Push(item);
            }
            else if (next.ValueKind == JsonValueKind.Object && Text(next, "class") != "SUBQUERY")
            {
                yield return next;
                foreach (var property in next.EnumerateObject())
                    open.Push(property.Value);
            }
        }
    }

    /// <summary>The names that the statement's own WITH defines.</summary>
    public IReadOnlyList<string> StepNames() =>
        _json.RootElement.GetProperty("statements")[0].GetProperty("node") is var query && query.TryGetProperty("cte_map", out var steps) && steps.TryGetProperty("map", out var map)
            ? [.. map.EnumerateArray().Select(static s => Text(s, "key"))]
            : [];

    /// <summary>
    /// For each item of the select list that names the output columns: the smallest byte offset inside the item; -1 if nothing in it has an
    /// offset.
    /// </summary>
    public IReadOnlyList<int> OutputItems()
    {
        var query = _json.RootElement.GetProperty("statements")[0].GetProperty("node");
        while (query.TryGetProperty("left", out var left))
            query = left;
        return query.TryGetProperty("select_list", out var items) ? [.. items.EnumerateArray().Select(FirstLocation)] : [];
    }

    /// <summary>For each of those items, whether it is a NULL without a type.</summary>
    public IReadOnlyList<bool> NullItems()
    {
        var query = _json.RootElement.GetProperty("statements")[0].GetProperty("node");
        return query.TryGetProperty("select_list", out var items)
            ? [.. items.EnumerateArray().Select(static i => i.TryGetProperty("value", out var value) && value.TryGetProperty("is_null", out var isNull) && isNull.GetBoolean())]
            : [];
    }

    /// <summary>The text of a property; empty if there is none.</summary>
    public static string Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>The byte offset of a node; -1 if it has no place. For such a node, the engine writes the largest 64-bit number.</summary>
    public static int Location(JsonElement node) =>
        node.TryGetProperty("query_location", out var value) && value.TryGetInt32(out var location) ? location : -1;

    public void Dispose() => _json.Dispose();

    private static int FirstLocation(JsonElement item)
    {
        var first = int.MaxValue;
        var open = new Stack<JsonElement>([item]);
        while (open.TryPop(out var element))
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var child in element.EnumerateArray())
                    open.Push(child);
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                if (Location(element) is var location and >= 0)
                    first = Math.Min(first, location);
                foreach (var property in element.EnumerateObject())
                    open.Push(property.Value);
            }
        }

        return first == int.MaxValue ? -1 : first;
    }
}
