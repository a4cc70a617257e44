using System.Text.Json;
using BankingContracts.Cli.Results;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Histories;
using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Cli.Service;

/// <summary>Rows that the service reads in place of this process: printed as if it had read them itself.</summary>
/// <param name="service">The service.</param>
/// <param name="path">What is asked, with its parameters but the format.</param>
internal sealed class ServedRows(ServiceClient service, string path)
{
    private const int PieceLength = 64 * 1024;

    /// <summary>A query.</summary>
    public static ServedRows OfQuery(ServiceClient service, string sql, PastTime? asOf) =>
        new(service, $"api/v1/query?sql={Uri.EscapeDataString(sql)}{(asOf is { } past ? $"{Time(past.At)}&recompute={(past.Recomputes ? "true" : "false")}" : "")}");

    /// <summary>All versions of one key.</summary>
    public static ServedRows OfHistory(ServiceClient service, string model, IEnumerable<string> key, DateTime? asOf) =>
        new(service, $"api/v1/models/{Uri.EscapeDataString(model)}/history?{string.Join('&', key.Select(k => $"key={Uri.EscapeDataString(k)}"))}{(asOf is { } at ? Time(at) : "")}");

    private static string Time(DateTime at) => $"&as_of={Uri.EscapeDataString(JsonText.Timestamp(at))}";

    /// <summary>The first rows.</summary>
    /// <returns>The table; and what it is about, where a time is asked for, else null.</returns>
    /// <exception cref="Runtime.PipelineException">The service refuses.</exception>
    public async Task<(ResultTable Table, PastAnswer? Past)> TableAsync(CancellationToken cancellation)
    {
        using var answer = await service.GetAsync(path + "&format=json", cancellation);
        using var document = JsonDocument.Parse(await ServiceClient.TextAsync(answer, cancellation));
        return (ResultTable.Of(document.RootElement), PastJson.Read(document.RootElement));
    }

    /// <summary>Prints all rows as CSV or JSON.</summary>
    /// <exception cref="Runtime.PipelineException">The service refuses.</exception>
    public async Task CopyAsync(VerbContext context, PastAnswer? past, CancellationToken cancellation)
    {
        using var answer = await service.GetAsync($"{path}&format={(context.Format == OutputFormat.Csv ? "csv" : "objects")}", cancellation);
        await using var body = await ServiceClient.ReachedAsync(() => answer.Content.ReadAsStreamAsync(cancellation));
        using var text = new StreamReader(body);
        await PastNotes.WithinAsync(context, context.Format == OutputFormat.Json ? past : null, () => CopyAsync(context, text, cancellation));
    }

    private static async Task CopyAsync(VerbContext context, StreamReader text, CancellationToken cancellation)
    {
        var piece = new char[PieceLength];
        while (await ServiceClient.ReachedAsync(() => text.ReadBlockAsync(piece.AsMemory(), cancellation).AsTask()) is > 0 and var length)
            context.Environment.Out.Write(piece, 0, length);
    }
}
