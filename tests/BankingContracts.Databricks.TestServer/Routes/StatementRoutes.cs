using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using BankingContracts.Databricks.TestServer.Warehouses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BankingContracts.Databricks.TestServer.Routes;

/// <summary>The Statement Execution API, and the storage that its links lead to.</summary>
public sealed class StatementRoutes : IDisposable
{
    private const string Statements = "/api/2.0/sql/statements";

    private readonly IWarehouse _warehouse;
    private readonly ConcurrentDictionary<string, RunningStatement> _running = new();
    private readonly ConcurrentQueue<string> _texts = new();
    private readonly ConcurrentDictionary<string, (string Statement, int Chunk)> _links = new();

    internal StatementRoutes(IWarehouse warehouse) => _warehouse = warehouse;

    /// <summary>The statements that arrived, in order.</summary>
    public IReadOnlyCollection<string> Texts => _texts;

    /// <summary>The number of times that a statement is asked for and waits.</summary>
    public int PollsBeforeEnd { get; set; }

    /// <summary>The number of links that have ended when they are handed out.</summary>
    public int EndedLinks { get; set; }

    /// <summary>The rows that a manifest tells of too many.</summary>
    public int MissingRows { get; set; }

    /// <summary>Whether a manifest says that the server cut the result.</summary>
    public bool IsTruncated { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _running.Values)
            statement.Dispose();
        (_warehouse as IDisposable)?.Dispose();
    }

    internal void Map(WebApplication application)
    {
        application.MapPost(Statements, (HttpRequest request) => SubmitAsync(request));
        application.MapGet(Statements + "/{id}", (HttpRequest request, string id) => _running.TryGetValue(id, out var found) ? Answer(request, found) : Results.NotFound());
        application.MapPost(Statements + "/{id}/cancel", (string id) => Cancel(id));
        application.MapGet(Statements + "/{id}/result/chunks/{chunk:int}", (HttpRequest request, string id, int chunk) =>
            _running.TryGetValue(id, out var found) && chunk < found.Result.Chunks.Count ? Results.Json(Links(request, found, chunk)) : Results.NotFound());
        application.MapGet("/storage/{key}", (HttpRequest request, string key) => FetchAsync(request, key));
    }

    private async Task<IResult> SubmitAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        string Text(string name) => body.RootElement.GetProperty(name).GetString()!;
        if (Text("warehouse_id") != DatabricksTestServer.Warehouse)
            return Results.NotFound();
        var (disposition, format) = (Text("disposition"), Text("format"));
        if ((disposition, format) is not (("EXTERNAL_LINKS", "ARROW_STREAM") or ("INLINE", "JSON_ARRAY")) || Text("wait_timeout") != "0s")
            return Results.Json(new Dictionary<string, object> { ["error_code"] = "INVALID_PARAMETER_VALUE" }, statusCode: StatusCodes.Status400BadRequest);
        _texts.Enqueue(Text("statement"));
        var statement = new RunningStatement(_warehouse, Text("statement"), disposition == "EXTERNAL_LINKS", PollsBeforeEnd);
        _running[statement.Id] = statement;
        return Results.Json(new Dictionary<string, object> { ["statement_id"] = statement.Id, ["status"] = new Dictionary<string, object> { ["state"] = "PENDING" } });
    }

    private IResult Cancel(string id)
    {
        if (!_running.TryGetValue(id, out var statement))
            return Results.NotFound();
        statement.Cancel();
        return Results.Json(new Dictionary<string, object>());
    }

    private IResult Answer(HttpRequest request, RunningStatement statement)
    {
        var (state, error) = statement.Look();
        var status = new Dictionary<string, object> { ["state"] = state };
        var answer = new Dictionary<string, object> { ["statement_id"] = statement.Id, ["status"] = status };
        if (error is not null)
        {
            status["error"] = new Dictionary<string, object> { ["error_code"] = error.Code, ["message"] = error.Message };
            if (error.SqlState is { } sqlState)
                status["sql_state"] = sqlState;
        }

        if (state == "SUCCEEDED" && statement.HasRows)
        {
            answer["manifest"] = Manifest(statement.Result);
            answer["result"] = statement.Result.Chunks.Count > 0 ? Links(request, statement, 0) : new Dictionary<string, object>();
        }

        return Results.Json(answer);
    }

    private Dictionary<string, object> Manifest(WarehouseResult result) => new()
    {
        ["format"] = "ARROW_STREAM",
        ["schema"] = new Dictionary<string, object>
        {
            ["column_count"] = result.Schema.FieldsList.Count,
            ["columns"] = result.Schema.FieldsList.Select(Column),
        },
        ["total_chunk_count"] = result.Chunks.Count,
        ["total_row_count"] = result.Chunks.Sum(c => c.Length) + MissingRows,
        ["truncated"] = IsTruncated,
    };

    private static Dictionary<string, object> Column(Apache.Arrow.Field field, int position)
    {
        var column = new Dictionary<string, object> { ["name"] = field.Name, ["position"] = position, ["type_text"] = TypeTexts.Of(field) };
        if (field.DataType is Apache.Arrow.Types.Decimal128Type type)
            (column["type_precision"], column["type_scale"]) = (type.Precision, type.Scale);
        return column;
    }

    private Dictionary<string, object> Links(HttpRequest request, RunningStatement statement, int chunk)
    {
        var hasEnded = EndedLinks > 0;
        EndedLinks -= hasEnded ? 1 : 0;
        var key = Guid.NewGuid().ToString("N");
        if (!hasEnded)
            _links[key] = (statement.Id, chunk);
        var link = new Dictionary<string, object>
        {
            ["chunk_index"] = chunk,
            ["row_count"] = statement.Result.Chunks[chunk].Length,
            ["external_link"] = $"{request.Scheme}://{request.Host}/storage/{key}",
            ["expiration"] = hasEnded ? "2020-01-01T00:00:00.000Z" : "2099-01-01T00:00:00.000Z",
            ["http_headers"] = new Dictionary<string, string> { ["x-storage-key"] = key },
        };
        if (chunk + 1 < statement.Result.Chunks.Count)
            (link["next_chunk_index"], link["next_chunk_internal_link"]) = (chunk + 1, string.Create(CultureInfo.InvariantCulture, $"{Statements}/{statement.Id}/result/chunks/{chunk + 1}"));
        return new() { ["external_links"] = new[] { link } };
    }

    private async Task<IResult> FetchAsync(HttpRequest request, string key) => request.Headers["x-storage-key"] == key && _links.TryGetValue(key, out var link)
        ? Results.Bytes(await _running[link.Statement].ChunkAsync(link.Chunk), "application/vnd.apache.arrow.stream")
        : Results.StatusCode(StatusCodes.Status403Forbidden);
}
