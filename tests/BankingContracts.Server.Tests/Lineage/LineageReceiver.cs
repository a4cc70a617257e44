using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BankingContracts.Server.Tests.Lineage;

/// <summary>A real receiver of OpenLineage's events.</summary>
internal sealed class LineageReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private readonly TaskCompletionSource _arrived = new();

    private LineageReceiver(WebApplication app) => _app = app;

    /// <summary>Its address.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>What it answers.</summary>
    public int Status { get; set; } = StatusCodes.Status201Created;

    /// <summary>Ends when the first event has arrived.</summary>
    public Task Arrived => _arrived.Task;

    /// <summary>It answers after this.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>The events that it was sent, in order.</summary>
    public ConcurrentQueue<JsonObject> Events { get; } = [];

    /// <summary>The keys that came with them.</summary>
    public ConcurrentQueue<string> Keys { get; } = [];

    /// <summary>Starts one.</summary>
    public static async Task<LineageReceiver> StartAsync(string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Services.AddRoutingCore();
        var receiver = new LineageReceiver(builder.Build());
        receiver._app.MapPost("/api/v1/lineage", async (HttpContext context) =>
        {
            receiver.Keys.Enqueue(context.Request.Headers.Authorization.ToString());
            receiver.Events.Enqueue((await JsonNode.ParseAsync(context.Request.Body))!.AsObject());
            receiver._arrived.TrySetResult();
            await receiver.Gate;
            context.Response.StatusCode = receiver.Status;
        });
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
