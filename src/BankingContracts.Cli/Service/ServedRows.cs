using System.Text.Json;
using BankingContracts.Cli.Results;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Cli.Service;

/// <summary>Rows that the service reads in place of this process: printed as if it had read them itself.</summary>
/// <param name="service">The service.</param>
/// <param name="path">What is asked, with its parameters but the format.</param>
internal sealed class ServedRows(ServiceClient service, string path)
{
    private const int PieceLength = 64 * 1024;

    /// <summary>A query.</summary>
    public static ServedRows OfQuery(ServiceClient service, string sql, DateTime? asOf) =>
        new(service, $"api/v1/query?sql={Uri.EscapeDataString(sql)}{(asOf is { } at ? $"&as_of={Uri.EscapeDataString(JsonText.Timestamp(at))}" : "")}");

    /// <summary>All versions of one key.</summary>
    public static ServedRows OfHistory(ServiceClient service, string model, IEnumerable<string> key) =>
        new(service, $"api/v1/models/{Uri.EscapeDataString(model)}/history?{string.Join('&', key.Select(k => $"key={Uri.EscapeDataString(k)}"))}");

    /// <summary>The first rows.</summary>
    /// <returns>The table; and when the first run was, where the query asks for a time before it, else null.</returns>
    /// <exception cref="Runtime.PipelineException">The service refuses.</exception>
    public async Task<(ResultTable Table, DateTime? FirstRunAt)> TableAsync(CancellationToken cancellation)
    {
        using var answer = await service.GetAsync(path + "&format=json", cancellation);
        using var document = JsonDocument.Parse(await ServiceClient.TextAsync(answer, cancellation));
        var first = document.RootElement.GetProperty("first_run_at");
        return (ResultTable.Of(document.RootElement), first.ValueKind == JsonValueKind.Null ? null : first.GetDateTime());
    }

    /// <summary>Prints all rows as CSV or JSON.</summary>
    /// <exception cref="Runtime.PipelineException">The service refuses.</exception>
    public async Task CopyAsync(VerbContext context, CancellationToken cancellation)
    {
        using var answer = await service.GetAsync($"{path}&format={(context.Format == OutputFormat.Csv ? "csv" : "objects")}", cancellation);
        await using var body = await ServiceClient.ReachedAsync(() => answer.Content.ReadAsStreamAsync(cancellation));
        using var text = new StreamReader(body);
        var piece = new char[PieceLength];
        while (await ServiceClient.ReachedAsync(() => text.ReadBlockAsync(piece.AsMemory(), cancellation).AsTask()) is > 0 and var length)
            context.Environment.Out.Write(piece, 0, length);
    }
}
