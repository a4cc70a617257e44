using System.Net;
using Apache.Arrow.Ipc;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Spark.Workspaces;

namespace BankingContracts.Runtime.Spark.Statements;

/// <summary>
/// Fetches the chunks of a result by links to storage. A link lives for minutes, and a reader may take longer: a link that has ended is asked for again.
/// The storage gets no token: the link is the credential, and storage refuses a second one.
/// </summary>
internal sealed class ResultChunks
{
    private const int Attempts = 3;

    private readonly StatementApi _api;
    private readonly string _statement;
    private readonly Pauses _pauses;
    private readonly Dictionary<int, ExternalLink> _links = [];

    /// <summary>The chunks of a statement.</summary>
    /// <param name="api">The statements.</param>
    /// <param name="answer">The statement, with the first links.</param>
    /// <param name="pauses">The clock.</param>
    public ResultChunks(StatementApi api, StatementAnswer answer, Pauses pauses)
    {
        (_api, _statement, _pauses) = (api, answer.StatementId, pauses);
        Keep(answer.Result);
    }

    /// <summary>A reader of a chunk.</summary>
    /// <exception cref="DatabricksException">It cannot be fetched.</exception>
    public async Task<ArrowStreamReader> ReadAsync(int chunk, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var link = await LinkAsync(chunk, cancellation);
            using var answer = await _api.Transport.SendAsync(new Request(() => Message(link), IsTransfer: true), cancellation);
            if (answer.IsSuccessStatusCode)
                return new ArrowStreamReader(new ReadOnlyMemory<byte>(await answer.Content.ReadAsByteArrayAsync(cancellation)));
            if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                throw WorkspaceErrors.NoUse(answer.StatusCode);
            // The storage does not say "expired" in one way everywhere.
            _links.Remove(chunk);
        }

        throw DatabricksException.Refused(
            "The storage of the workspace refuses the results. Check that this machine may reach it: a firewall or proxy may stop the links of Databricks.");
    }

    private async Task<ExternalLink> LinkAsync(int chunk, CancellationToken cancellation)
    {
        if (_links.TryGetValue(chunk, out var known) && !(known.Expiration <= _pauses.Now))
            return known;
        Keep(await _api.ChunkAsync(_statement, chunk, cancellation));
        return _links.GetValueOrDefault(chunk) ?? throw new DatabricksException("The workspace gives no link to a part of a result.");
    }

    private void Keep(ResultData? data)
    {
        foreach (var link in data?.ExternalLinks ?? [])
            _links[link.ChunkIndex] = link;
    }

    private static HttpRequestMessage Message(ExternalLink link)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, link.Address);
        foreach (var (name, value) in link.HttpHeaders ?? new Dictionary<string, string>())
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }
}
