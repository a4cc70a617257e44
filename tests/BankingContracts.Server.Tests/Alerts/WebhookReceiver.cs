using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BankingContracts.Server.Tests.Alerts;

/// <summary>A receiver of webhooks on a free port, which answers as a test says.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookReceiver(WebApplication app) => _app = app;

    /// <summary>Its address.</summary>
    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/alerts";

    /// <summary>The requests, in order, also those that were refused.</summary>
    public ConcurrentQueue<Received> Requests { get; } = [];

    /// <summary>Those that it has taken.</summary>
    public IEnumerable<Received> Taken => Requests.Where(r => r.Status == StatusCodes.Status200OK);

    /// <summary>The next answer.</summary>
    public Func<HttpContext, Task<int>> Answer { get; set; } = _ => Task.FromResult(StatusCodes.Status200OK);

    /// <summary>Starts one.</summary>
    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.Run(receiver.ReceiveAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var status = await Answer(context);
        Requests.Enqueue(new(status, context.Request.Path.Value!, context.Request.Headers["Idempotency-Key"].ToString(), context.Request.Headers.Authorization.ToString(), JsonSerializer.Deserialize<JsonElement>(body)));
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status302Found)
            context.Response.Headers.Location = "/elsewhere";
    }

    /// <summary>A request.</summary>
    internal sealed record Received(int Status, string Path, string Key, string Authorization, JsonElement Body)
    {
        /// <summary>The title of an alert in our own form.</summary>
        public string Title => Body.GetProperty("title").GetString()!;
    }
}
