using BankingContracts.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace BankingContracts.Server.Telemetry;

/// <summary>Traces, metrics and logs of a run of the command line. When it is disposed, everything is sent, or given up after some seconds.</summary>
public sealed class TelemetrySession : IAsyncDisposable
{
    private readonly ServiceProvider? _services;

    private TelemetrySession(ServiceProvider? services)
    {
        _services = services;
        Log = services?.GetRequiredService<ILogger<PipelineRunner>>() ?? (ILogger)NullLogger.Instance;
    }

    /// <summary>Takes the lines of the run.</summary>
    public ILogger Log { get; }

    /// <summary>Begins to collect. Where the variables name no receiver, nothing is collected.</summary>
    /// <param name="name">The name of the service where the variables give none.</param>
    /// <param name="variables">The variables <c>OTEL_*</c>.</param>
    public static TelemetrySession Begin(string name, IReadOnlyDictionary<string, string> variables)
    {
        if (!TelemetryExport.IsWanted(variables))
            return new(null);
        var configuration = new ConfigurationManager();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration);
        services.AddTelemetryExport(name, variables, configuration);
        var provider = services.BuildServiceProvider();
        provider.GetRequiredService<TracerProvider>();
        provider.GetRequiredService<MeterProvider>();
        return new(provider);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;
}
