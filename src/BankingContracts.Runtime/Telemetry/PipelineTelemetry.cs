using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BankingContracts.Runtime.Telemetry;

/// <summary>What others listen to: traces and metrics of runs. Nothing is made while nobody listens. Names and units are in docs/telemetry.md.</summary>
public static class PipelineTelemetry
{
    /// <summary>The name of the source of traces and of the meter.</summary>
    public const string Name = "BankingContracts";

    /// <summary>The traces: run, stage, statement.</summary>
    public static ActivitySource Source { get; } = new(Name, Version);

    /// <summary>The metrics.</summary>
    public static Meter Meter { get; } = new(Name, Version);

    /// <summary>The version of BankingContracts.</summary>
    public static string Version => typeof(PipelineTelemetry).Assembly.GetName().Version!.ToString(fieldCount: 3);
}
