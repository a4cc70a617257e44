using System.Net.Http.Headers;
using BankingContracts.Runtime.Spark.Errors;

namespace BankingContracts.Runtime.Spark.Workspaces;

/// <summary>Files in a volume of Unity Catalog, by the Files API. Everything may be repeated.</summary>
/// <param name="client">The workspace.</param>
/// <param name="settings">Its settings.</param>
internal sealed class VolumeFiles(WorkspaceClient client, WorkspaceSettings settings)
{
    private const string Files = "/api/2.0/fs/files";
    private const string Directories = "/api/2.0/fs/directories";
    private const int AtOnce = 8;

    private readonly Use _use = Use.OfVolume(settings);

    /// <summary>Creates a directory and those above it; it may exist.</summary>
    /// <exception cref="DatabricksException">It cannot be created.</exception>
    public async Task CreateDirectoryAsync(string path)
    {
        if (!await client.TryAsync(Of(HttpMethod.Put, Directories, path), _use, CancellationToken.None))
            throw DatabricksException.Refused(_use.Missing);
    }

    /// <summary>Sends a file of this machine; one that exists is replaced.</summary>
    /// <exception cref="DatabricksException">It cannot be written.</exception>
    public async Task UploadAsync(string path, string file)
    {
        var request = new Request(
            () => new HttpRequestMessage(HttpMethod.Put, Address(Files, path) + "?overwrite=true")
            {
                Content = new StreamContent(File.OpenRead(file)) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } },
            },
            IsTransfer: true);
        if (!await client.TryAsync(request, _use, CancellationToken.None))
            throw DatabricksException.Refused(_use.Missing);
    }

    /// <summary>The entries of a directory; none where it does not exist.</summary>
    public async Task<IReadOnlyList<DirectoryEntry>> ListAsync(string path)
    {
        var found = new List<DirectoryEntry>();
        string? next = null;
        do
        {
            var query = next is null ? "" : "?page_token=" + Uri.EscapeDataString(next);
            var request = new Request(() => new HttpRequestMessage(HttpMethod.Get, Address(Directories, path) + query));
            var page = await client.FindAsync(request, _use, WorkspaceJson.Default.DirectoryPage, CancellationToken.None);
            found.AddRange(page?.Contents ?? []);
            next = page?.NextPageToken;
        }
        while (!string.IsNullOrEmpty(next));
        return found;
    }

    /// <summary>Removes a directory with everything in it. The API removes empty ones only.</summary>
    public async Task RemoveAsync(string path)
    {
        var entries = await ListAsync(path);
        await Parallel.ForEachAsync(
            entries.Where(e => !e.IsDirectory),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (entry, _) => await client.TryAsync(Of(HttpMethod.Delete, Files, entry.Path), _use, CancellationToken.None));
        foreach (var entry in entries.Where(e => e.IsDirectory))
            await RemoveAsync(entry.Path.TrimEnd('/'));
        await client.TryAsync(Of(HttpMethod.Delete, Directories, path), _use, CancellationToken.None);
    }

    private static Request Of(HttpMethod method, string api, string path) => new(() => new HttpRequestMessage(method, Address(api, path)));

    private static string Address(string api, string path) => api + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
