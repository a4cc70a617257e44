using System.Text.Json;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>A quality report as read from its file.</summary>
public sealed class QualityReport(string json)
{
    /// <summary>The whole document.</summary>
    public JsonElement Root { get; } = JsonDocument.Parse(json).RootElement;

    /// <summary>Names of the failed audits.</summary>
    public IReadOnlyList<string> Failures => Names("failures");

    /// <summary>Names of the audits that warn.</summary>
    public IReadOnlyList<string> Warnings => Names("warnings");

    /// <summary>Names of the audits that could not run.</summary>
    public IReadOnlyList<string> Errors => Names("errors");

    private IReadOnlyList<string> Names(string list) =>
        [.. Root.GetProperty(list).EnumerateArray().Select(a => a.GetProperty("test").GetString()!)];
}
