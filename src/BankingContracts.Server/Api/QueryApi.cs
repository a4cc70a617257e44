using System.Data.Common;
using System.Text;
using System.Text.Json;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Results;
using BankingContracts.Runtime.Rows;
using BankingContracts.Server.Access;
using BankingContracts.Server.Readers;
using BankingContracts.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace BankingContracts.Server.Api;

/// <summary>Queries of the pipeline's database, and the history of a key.</summary>
internal static class QueryApi
{
    private const string Group = "Data";
    private const string Json = "application/json";

    private static readonly string[] Formats = ["text/csv", "application/vnd.apache.parquet"];
    private static readonly int[] Refusals = [StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict, StatusCodes.Status429TooManyRequests];

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/query", (HttpContext context, DatabaseQueries queries, string? sql, [FromQuery(Name = "as_of")] string? asOf, bool? recompute, string? format, int? limit, CancellationToken cancellation) =>
            AnswerAsync(context, queries, () => DatabaseQuery.OfSql(sql ?? "", Past(asOf, recompute)), format, limit, "query", cancellation)).Demands(Right.Values)
            .InApi(Group, "The rows of a read-only query over models by their names.").Produces<string>(StatusCodes.Status200OK, Json, Formats).Refuses(Refusals);
        group.MapPost("/query", PostAsync).Demands(Right.Values)
            .InApi(Group, "The same, with a query of any length.").Accepts<AskedQuery>(Json).Produces<string>(StatusCodes.Status200OK, Json, Formats)
            .Refuses([.. Refusals, StatusCodes.Status415UnsupportedMediaType]);
        group.MapGet("/models/{name}/history", (HttpContext context, DatabaseQueries queries, ServerOptions options, string name, string[]? key, [FromQuery(Name = "as_of")] string? asOf, string? format, int? limit, CancellationToken cancellation) =>
            AnswerAsync(context, queries, () => DatabaseQuery.OfHistory(options.Pipeline, name, key ?? [], Time(asOf)), format, limit, name, cancellation)).Demands(Right.Values)
            .InApi(Group, "All versions of a key of a snapshot, or all rows that stood under a key of another model, the oldest first.").Produces<string>(StatusCodes.Status200OK, Json, Formats).Refuses(Refusals);
    }

    private static async Task<IResult> PostAsync(HttpContext context, DatabaseQueries queries, CancellationToken cancellation)
    {
        if (!context.Request.HasJsonContentType())
            return TypedResults.Problem("The body must be JSON: send the header Content-Type: application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        try
        {
            var asked = await context.Request.ReadFromJsonAsync(ApiJson.Default.AskedQuery, cancellation) ?? new();
            return await AnswerAsync(context, queries, () => DatabaseQuery.OfSql(asked.Sql ?? "", Past(asked.AsOf, asked.Recompute)), asked.Format, asked.Limit, "query", cancellation);
        }
        catch (JsonException e)
        {
            return Refused($"The body is not a JSON object of sql, as_of, recompute, format and limit; look at {e.Path ?? "its begin"}.");
        }
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, DatabaseQueries queries, Func<DatabaseQuery> query, string? format, int? limit, string name, CancellationToken cancellation)
    {
        try
        {
            switch (format ?? "json")
            {
                case "json":
                    var answer = await queries.AskAsync(query(), Math.Clamp(limit ?? DatabaseQueries.MostRows, 1, DatabaseQueries.MostRows), cancellation);
                    return TypedResults.Text(QueryJson.Document(answer), "application/json", Encoding.UTF8);
                case "objects":
                    await queries.WriteAsync(query(), (rows, stop) => SendAsync(context, "application/json", null, output => ResultSet.WriteJsonAsync(rows, output, stop)), cancellation);
                    return TypedResults.Empty;
                case "csv":
                    await queries.WriteAsync(query(), (rows, stop) => SendAsync(context, "text/csv", $"{name}.csv", output => ResultSet.WriteCsvAsync(rows, output, stop)), cancellation);
                    return TypedResults.Empty;
                case "parquet":
                    await queries.WriteAsync(query(), (rows, stop) => SendParquetAsync(context, rows, $"{name}.parquet", stop), cancellation);
                    return TypedResults.Empty;
                default:
                    return Refused($"There is no format '{format}'; the formats are json, objects, csv and parquet.");
            }
        }
        catch (PipelineException) when (context.Response.HasStarted)
        {
            // Whoever reads must see that rows are missing.
            context.Abort();
            return TypedResults.Empty;
        }
        catch (PipelineException e)
        {
            return Problem(e);
        }
    }

    private static async Task SendAsync(HttpContext context, string type, string? file, Func<TextWriter, Task> write)
    {
        // Rows come and go on a thread that may wait.
        context.Features.Get<IHttpBodyControlFeature>()?.AllowSynchronousIO = true;
        context.Response.ContentType = type + "; charset=utf-8";
        if (file is not null)
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
        await using var output = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await write(output);
    }

    private static async Task SendParquetAsync(HttpContext context, DbDataReader rows, string file, CancellationToken cancellation)
    {
        // The end of such a file says where its parts are, so it is written as a whole first.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var written = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
        await ParquetResult.WriteAsync(rows, written, cancellation);
        written.Position = 0;
        context.Response.ContentType = "application/vnd.apache.parquet";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
        await written.CopyToAsync(context.Response.Body, cancellation);
    }

    private static PastTime? Past(string? asOf, bool? recompute) => Time(asOf) is { } at ? new PastTime(at, recompute ?? false) : null;

    /// <exception cref="PipelineException">It is no time.</exception>
    private static DateTime? Time(string? text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : InstantText.ParseEnd(text);
        }
        catch (FormatException e)
        {
            throw PipelineException.BadInput($"as_of: {e.Message}", e);
        }
    }

    private static ProblemHttpResult Refused(string why) => Problem(PipelineException.BadInput(why));

    private static ProblemHttpResult Problem(PipelineException e) => TypedResults.Problem(
        e.Message,
        statusCode: e.ExitCode == ExitCode.Locked ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest,
        extensions: [new(ExitCodeField, (int)e.ExitCode)]);

    /// <summary>The field of a refusal with the exit code that the command line would have.</summary>
    public const string ExitCodeField = "exit_code";
}

/// <summary>A query in JSON.</summary>
internal sealed record AskedQuery
{
    /// <summary>The statement.</summary>
    public string? Sql { get; init; }

    /// <summary>The time whose rows are meant, ISO 8601; null for now.</summary>
    public string? AsOf { get; init; }

    /// <summary>Whether the contracts of today compute the rows of then; null for no.</summary>
    public bool? Recompute { get; init; }

    /// <summary>json, objects, csv or parquet; null for json.</summary>
    public string? Format { get; init; }

    /// <summary>The most rows of json; null for the most that are allowed.</summary>
    public int? Limit { get; init; }
}
