using BankingContracts.Runtime;

namespace BankingContracts.Server.Lineage;

/// <summary>Where OpenLineage's events go, see docs/telemetry.md.</summary>
public sealed record LineageSettings
{
    private const string Path = "api/v1/lineage";

    /// <summary>The address of the receiver, without the path; null for none.</summary>
    /// <exception cref="PipelineException">It is no address.</exception>
    public string? Url { get; init => field = value is null ? null : Checked(value); }

    /// <summary>The key that is sent to the receiver; null for none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>A file that takes a line for each event; null for none.</summary>
    public string? File { get; init; }

    /// <summary>The namespace of jobs.</summary>
    public string Namespace { get; init; } = "bankingcontracts";

    /// <summary>The folder in which events wait for the receiver.</summary>
    public required string Folder { get; init; }

    /// <summary>Nobody wants events.</summary>
    public static LineageSettings None { get; } = new() { Folder = "" };

    /// <summary>Whether anybody wants events.</summary>
    public bool IsWanted => Url is not null || File is not null;

    /// <summary>Where events are sent; null for nowhere.</summary>
    internal Uri? Address => Url is null ? null : new Uri(Url.TrimEnd('/') + "/" + Path);

    // The generated text of a record would contain the key.
    /// <inheritdoc/>
    public override string ToString() => $"{Url} {File} {Namespace}";

    private static string Checked(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        ? url
        : throw PipelineException.BadInput($"OPENLINEAGE_URL is '{url}', which is no address; write for example http://127.0.0.1:5000.");
}
