using BankingContracts.Runtime.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BankingContracts.Server.Telemetry;

/// <summary>Sends traces, metrics and logs by OTLP. The variables are OpenTelemetry's own, see docs/telemetry.md.</summary>
public static class TelemetryExport
{
    private const string Prefix = "OTEL_EXPORTER_OTLP_";
    private const string Endpoint = "ENDPOINT";
    private const string Protocol = Prefix + "PROTOCOL";
    private const int GrpcPort = 4317;

    /// <summary>Whether the variables name a receiver, for all signals or for one.</summary>
    /// <param name="variables">The variables <c>OTEL_*</c>.</param>
    public static bool IsWanted(IReadOnlyDictionary<string, string> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return variables.Any(static v => v.Key.StartsWith(Prefix, StringComparison.Ordinal) && v.Key.EndsWith(Endpoint, StringComparison.Ordinal) && v.Value.Length > 0)
            && !string.Equals(variables.GetValueOrDefault("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Adds the export of traces, metrics and logs.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name of the service where the variables give none.</param>
    /// <param name="variables">The variables <c>OTEL_*</c>.</param>
    /// <param name="configuration">The application's configuration, which takes the variables.</param>
    public static void AddTelemetryExport(this IServiceCollection services, string name, IReadOnlyDictionary<string, string> variables, IConfigurationBuilder configuration)
    {
        ArgumentNullException.ThrowIfNull(variables);
        configuration.AddInMemoryCollection(WithProtocol(variables).Select(static v => KeyValuePair.Create(v.Key, (string?)v.Value)));
        services.AddOpenTelemetry()
            // What the variables say wins over what is added before.
            .ConfigureResource(r => r.AddService(name, serviceVersion: PipelineTelemetry.Version).AddEnvironmentVariableDetector())
            .WithTracing(static t => t.AddSource(PipelineTelemetry.Name).AddAspNetCoreInstrumentation(static o => o.Filter = static c => !IsProbe(c)))
            .WithMetrics(static m => m.AddMeter(PipelineTelemetry.Name, ServiceMetrics.MeterName).AddAspNetCoreInstrumentation())
            .WithLogging(configureBuilder: null, static o => o.IncludeFormattedMessage = true)
            .UseOtlpExporter();
    }

    /// <summary>Somebody asks every few seconds whether the service lives.</summary>
    private static bool IsProbe(HttpContext context) => context.Request.Path.Value?.Contains("/health/", StringComparison.Ordinal) == true;

    /// <summary>Without a protocol, the port that OpenTelemetry gives to gRPC means gRPC, and any other means HTTP, as the specification recommends.</summary>
    private static Dictionary<string, string> WithProtocol(IReadOnlyDictionary<string, string> variables)
    {
        var all = new Dictionary<string, string>(variables, StringComparer.Ordinal);
        if (!all.ContainsKey(Protocol))
        {
            var isGrpc = variables.GetValueOrDefault(Prefix + Endpoint) is { } url && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Port == GrpcPort;
            all[Protocol] = isGrpc ? "grpc" : "http/protobuf";
        }

        return all;
    }
}
