using System.Text.Json.Serialization;
using BankingContracts.Runtime;
using BankingContracts.Server.Access;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Readers;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BankingContracts.Server.Address;

/// <summary>What the command line of the same program asks the service. It is no part of the API: it changes with the program.</summary>
internal static class AddressApi
{
    private const string By = "the command line";

    // A question is 32 digits; nobody makes the service compute over more.
    private const int LongestQuestion = 64;

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/proof", (ServiceToken token, string? question) => question is { Length: > 0 and <= LongestQuestion }
            ? TypedResults.Text(ServiceToken.Proof(token.Value, question))
            : Results.BadRequest()).IsOpen();
        var own = group.MapGroup("").AddEndpointFilter<TokenFilter>();
        own.MapGet("/settings", (ServerOptions options) => TypedResults.Json(ServiceSettings.Of(options), ClientJson.Default.ServiceSettings)).Demands(Right.View);
        own.MapPost("/runs", StartAsync).Demands(Right.Operate);
        own.MapGet("/runs/{id}/result", (ServerOptions options, KeptResults results, string id) => results.Find(id) is { } result
            ? TypedResults.Text(new RunResultJson(options.Pipeline).Text(result), "application/json")
            : Results.NotFound()).Demands(Right.Values);
        own.MapPost("/check", CheckAsync).Demands(Right.Values);
    }

    private static async Task<IResult> StartAsync(HttpContext context, RunQueue queue, CancellationToken cancellation)
    {
        var scope = await context.Request.ReadFromJsonAsync(ClientJson.Default.RunScope, cancellation) ?? new();
        var run = await queue.AddAsync(RunCause.CommandLine, By, scope);
        return TypedResults.Text(run.Id);
    }

    private static async Task<IResult> CheckAsync(HttpContext context, ServerOptions options, DatabaseReaders readers, TimeProvider clock, CancellationToken cancellation)
    {
        var asked = await context.Request.ReadFromJsonAsync(ClientJson.Default.AskedCheck, cancellation) ?? new();
        var run = options.Run with { RunId = null, AsOf = asked.AsOf, Select = asked.Select, Exclude = asked.Exclude, ShowValues = asked.ShowValues };
        var result = await Task.Run(() => new PipelineRunner(options.Pipeline, readers.Engine, clock: clock).CheckAsync(run, cancellation), cancellation);
        return TypedResults.Text(new RunResultJson(options.Pipeline).Text(result), "application/json");
    }

    /// <summary>A right is not enough: only who may read the file beside the database asks here.</summary>
    private sealed class TokenFilter(ServiceToken token) : IEndpointFilter
    {
        public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
            token.IsOf(context.HttpContext.Request) ? await next(context) : Results.NotFound();
    }
}

/// <summary>A check that the command line asks for.</summary>
internal sealed record AskedCheck
{
    /// <summary>The timestamp, UTC; null for now.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>Selectors; empty selects everything.</summary>
    public IReadOnlyList<string> Select { get; init => field = value ?? []; } = [];

    /// <summary>Selectors of models to leave out.</summary>
    public IReadOnlyList<string> Exclude { get; init => field = value ?? []; } = [];

    /// <summary>Whether values of rows that cause an error are shown.</summary>
    public bool ShowValues { get; init; }
}

/// <summary>The JSON of what the command line asks, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AskedCheck))]
[JsonSerializable(typeof(RunScope))]
[JsonSerializable(typeof(ServiceSettings))]
internal sealed partial class ClientJson : JsonSerializerContext;
