using System.Collections.Concurrent;
using System.Globalization;

namespace BankingContracts.Databricks.TestServer;

/// <summary>The tokens that the workspace accepts.</summary>
public sealed class Access
{
    private readonly ConcurrentDictionary<string, bool> _issued = new();
    private int _count;

    /// <summary>The life of a token that is handed out, in seconds.</summary>
    public int Life { get; set; } = 3600;

    /// <summary>Whether the user may use the warehouse and the volume.</summary>
    public bool IsGranted { get; set; } = true;

    /// <summary>The number of tokens that were handed out.</summary>
    public int Issued => _count;

    /// <summary>Ends all tokens that were handed out.</summary>
    public void EndTokens() => _issued.Clear();

    internal string Issue()
    {
        var token = string.Create(CultureInfo.InvariantCulture, $"issued-{Interlocked.Increment(ref _count)}");
        _issued[token] = true;
        return token;
    }

    internal bool Knows(string? header) =>
        header is not null && header.StartsWith("Bearer ", StringComparison.Ordinal) && header["Bearer ".Length..] is var token
        && (token == DatabricksTestServer.Token || _issued.ContainsKey(token));
}
