using System.Collections.Concurrent;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BankingContracts.Server.Tests.Telemetry;

/// <summary>A span as a collector receives it.</summary>
internal sealed record ReceivedSpan(string Id, string Parent, string Name, Dictionary<string, string> Tags, string Service);

/// <summary>A real receiver of OTLP over HTTP with protobuf.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtlpCollector(WebApplication app) => _app = app;

    /// <summary>Its address.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>The spans that it received.</summary>
    public ConcurrentQueue<ReceivedSpan> Spans { get; } = [];

    /// <summary>The names of the metrics that it received.</summary>
    public ConcurrentQueue<string> Metrics { get; } = [];

    /// <summary>The lines of logs that it received.</summary>
    public ConcurrentQueue<string> Logs { get; } = [];

    /// <summary>Starts one on a free port.</summary>
    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var collector = new OtlpCollector(builder.Build());
        collector.Map("/v1/traces", collector.TakeTraces);
        collector.Map("/v1/metrics", collector.TakeMetrics);
        collector.Map("/v1/logs", collector.TakeLogs);
        await collector._app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map(string path, Action<ProtoMessage> take) => _app.MapPost(path, async (HttpContext context) =>
    {
        Assert.Equal("application/x-protobuf", context.Request.ContentType);
        take(new ProtoMessage(await ByteString.FromStreamAsync(context.Request.Body, TestContext.Current.CancellationToken)));
        context.Response.ContentType = context.Request.ContentType;
    });

    // The numbers are those of opentelemetry/proto/trace/v1/trace.proto and its siblings.
    private void TakeTraces(ProtoMessage request)
    {
        foreach (var resource in request.All(1))
        {
            var service = resource.All(1).Single().Attributes(1)["service.name"];
            foreach (var span in resource.All(2).SelectMany(scope => scope.All(2)))
                Spans.Enqueue(new(span.Hex(2), span.Hex(4), span.Text(5), span.Attributes(9), service));
        }
    }

    private void TakeMetrics(ProtoMessage request)
    {
        foreach (var metric in request.All(1).SelectMany(r => r.All(2)).SelectMany(scope => scope.All(2)))
            Metrics.Enqueue(metric.Text(1));
    }

    private void TakeLogs(ProtoMessage request)
    {
        foreach (var record in request.All(1).SelectMany(r => r.All(2)).SelectMany(scope => scope.All(2)))
            Logs.Enqueue(record.All(5).Single().Text(1));
    }
}
