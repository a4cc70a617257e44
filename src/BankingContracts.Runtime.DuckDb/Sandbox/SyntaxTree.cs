using System.Text.Json;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Sandbox;

/// <summary>What a statement consists of, from the engine's own syntax tree.</summary>
internal sealed class SyntaxTree
{
    // A tree is as deep as the query is nested. The default of 64 is not enough for a long chain of operators.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 16384 };

    private readonly Stack<JsonElement> _open = new();
    private readonly HashSet<NamedTable> _tables = [];
    private readonly HashSet<string> _commonTables = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _kinds = [];
    private readonly HashSet<string> _functions = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _tableFunctions = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _parameters = [];

    private SyntaxTree(JsonElement root)
    {
        if (root.GetProperty("error").GetBoolean())
        {
            Error = root.GetProperty("error_message").GetString();
            IsOfAnotherKind = root.GetProperty("error_type").GetString() == "not implemented";
            Position = root.TryGetProperty("position", out var position) && int.TryParse(position.GetString(), out var number) ? number : null;
            return;
        }

        var statements = root.GetProperty("statements");
        Statements = statements.GetArrayLength();
        _open.Push(statements);
        while (_open.TryPop(out var element))
            Visit(element);
    }

    /// <summary>Why there is no tree; null when there is one.</summary>
    public string? Error { get; }

    /// <summary>Whether there is no tree because a statement is not SELECT, SHOW or DESCRIBE.</summary>
    public bool IsOfAnotherKind { get; }

    /// <summary>The place of the mistake in the text, in characters, if the engine knows it.</summary>
    public int? Position { get; }

    /// <summary>The number of statements.</summary>
    public int Statements { get; }

    /// <summary>The kinds of queries and relations in it, in the engine's words.</summary>
    public IReadOnlySet<string> Kinds => _kinds;

    /// <summary>The functions that compute values.</summary>
    public IReadOnlySet<string> Functions => _functions;

    /// <summary>The functions in place of tables.</summary>
    public IReadOnlySet<string> TableFunctions => _tableFunctions;

    /// <summary>The tables that it names, including those of its WITH clauses.</summary>
    public IReadOnlySet<NamedTable> Tables => _tables;

    /// <summary>The tables that its WITH clauses define.</summary>
    public IReadOnlySet<string> CommonTables => _commonTables;

    /// <summary>The parameters, by name or number.</summary>
    public IReadOnlyList<string> Parameters => _parameters;

    /// <summary>The tree of <paramref name="sql"/>; it is not run.</summary>
    /// <exception cref="PipelineException">It is nested too deeply.</exception>
    public static SyntaxTree Of(SqlSession session, string sql)
    {
        try
        {
            using var document = JsonDocument.Parse(session.Scalar<string>($"select json_serialize_sql(cast({DuckDbDialect.Instance.Text(sql)} as varchar))"), Deep);
            return new SyntaxTree(document.RootElement);
        }
        catch (JsonException e)
        {
            throw TooDeep(e);
        }
    }

    /// <summary>The message for SQL that is nested too deeply for the engine.</summary>
    public static PipelineException TooDeep(Exception? cause = null) => PipelineException.BadInput("The SQL is nested too deeply; split it with WITH.", cause);

    private void Visit(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    _open.Push(item);
                break;
            case JsonValueKind.Object:
                VisitNode(element);
                break;
        }
    }

    private void VisitNode(JsonElement node)
    {
        var type = Text(node, "type");
        if (type.EndsWith("_NODE", StringComparison.Ordinal))
            _kinds.Add(type);
        switch (type)
        {
            case "BASE_TABLE":
                _tables.Add(new NamedTable(Text(node, "catalog_name"), Text(node, "schema_name"), Text(node, "table_name")));
                break;
            case "JOIN":
                AddRelation(node, "left");
                AddRelation(node, "right");
                break;
            case "PIVOT":
                AddRelation(node, "source");
                break;
        }

        AddRelation(node, "from_table");
        var function = Text(node, "function_name");
        if (function.Length > 0)
            _functions.Add(function);
        if (Text(node, "class") == "PARAMETER")
            _parameters.Add(Text(node, "identifier"));
        foreach (var property in node.EnumerateObject())
            VisitProperty(type, property);
    }

    private void VisitProperty(string type, JsonProperty property)
    {
        if (type == "TABLE_FUNCTION" && property is { Name: "function", Value.ValueKind: JsonValueKind.Object })
        {
            _tableFunctions.Add(Text(property.Value, "function_name"));
            foreach (var part in property.Value.EnumerateObject())
                _open.Push(part.Value);
            return;
        }

        if (property is { Name: "cte_map", Value.ValueKind: JsonValueKind.Object } && property.Value.TryGetProperty("map", out var tables))
            _commonTables.UnionWith(tables.EnumerateArray().Select(static t => Text(t, "key")));
        _open.Push(property.Value);
    }

    private void AddRelation(JsonElement node, string property)
    {
        if (node.TryGetProperty(property, out var relation) && relation.ValueKind == JsonValueKind.Object)
            _kinds.Add(Text(relation, "type"));
    }

    private static string Text(JsonElement node, string property) =>
        node.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
