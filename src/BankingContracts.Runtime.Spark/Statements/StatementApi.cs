using System.Globalization;
using System.Text;
using System.Text.Json;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Spark.Workspaces;

namespace BankingContracts.Runtime.Spark.Statements;

/// <summary>Statements on a SQL warehouse, by the Statement Execution API 2.0: submitted, then asked for until they are done.</summary>
/// <param name="client">The workspace.</param>
/// <param name="settings">Its settings.</param>
/// <param name="pauses">Waits between questions.</param>
internal sealed class StatementApi(WorkspaceClient client, WorkspaceSettings settings, Pauses pauses)
{
    private const string Statements = "/api/2.0/sql/statements";
    private const double Growth = 1.5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LimitOfCancelling = TimeSpan.FromSeconds(20);

    private readonly Use _warehouse = Use.OfWarehouse(settings);
    private readonly Use _use = Use.OfStatement(settings);

    /// <summary>The transport of results: it bears no token.</summary>
    public Transport Transport => client.Transport;

    /// <summary>Runs a statement to its end.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="isQuery">Whether it only reads: its rows are wanted, and it may be sent again when an answer is lost.</param>
    /// <param name="cancellation">Stops it on the server.</param>
    /// <exception cref="DatabricksException">The warehouse refuses it, or does not answer.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<StatementAnswer> RunAsync(string sql, bool isQuery, CancellationToken cancellation)
    {
        var answer = await SubmitAsync(sql, isQuery, cancellation);
        try
        {
            cancellation.ThrowIfCancellationRequested();
            answer = await EndAsync(answer, cancellation);
        }
        catch (OperationCanceledException)
        {
            await CancelAsync(answer);
            throw;
        }

        StatementErrors.ThrowUnlessDone(answer.Status);
        return answer;
    }

    /// <summary>The links to a chunk, and perhaps to those after it.</summary>
    /// <exception cref="DatabricksException">There are none.</exception>
    public Task<ResultData> ChunkAsync(string statement, int chunk, CancellationToken cancellation) => client.AskAsync(
        new Request(() => new HttpRequestMessage(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"{Address(statement)}/result/chunks/{chunk}"))),
        _use,
        StatementJson.Default.ResultData,
        cancellation);

    /// <summary>Rows come as Arrow, which only links give; what a statement without rows returns is never read.</summary>
    private Task<StatementAnswer> SubmitAsync(string sql, bool isQuery, CancellationToken cancellation)
    {
        var (disposition, format) = isQuery ? ("EXTERNAL_LINKS", "ARROW_STREAM") : ("INLINE", "JSON_ARRAY");
        var body = JsonSerializer.Serialize(new StatementRequest(settings.Warehouse, sql, disposition, format), StatementJson.Default.StatementRequest);
        var request = new Request(
            () => new HttpRequestMessage(HttpMethod.Post, Statements) { Content = new StringContent(body, Encoding.UTF8, "application/json") },
            IsRepeatable: isQuery,
            IsAbortable: false);
        return client.AskAsync(request, _warehouse, StatementJson.Default.StatementAnswer, cancellation);
    }

    private async Task<StatementAnswer> EndAsync(StatementAnswer answer, CancellationToken cancellation)
    {
        for (var pause = FirstPause; answer.Status.State is StatementState.PENDING or StatementState.RUNNING; pause = Longer(pause))
        {
            await pauses.WaitAsync(pause, cancellation);
            answer = await client.AskAsync(
                new Request(() => new HttpRequestMessage(HttpMethod.Get, Address(answer.StatementId))), _use, StatementJson.Default.StatementAnswer, cancellation);
        }

        return answer;
    }

    /// <summary>Cancels on the server, and waits for the end: what the statement writes is removed after it.</summary>
    private async Task CancelAsync(StatementAnswer answer)
    {
        using var limit = new CancellationTokenSource(LimitOfCancelling);
        try
        {
            await client.TryAsync(new Request(() => new HttpRequestMessage(HttpMethod.Post, Address(answer.StatementId) + "/cancel")), _use, limit.Token);
            await EndAsync(answer with { Status = answer.Status with { State = StatementState.RUNNING } }, limit.Token);
        }
        catch (Exception e) when (e is DatabricksException or OperationCanceledException)
        {
            // The server ends it by itself, or the next run removes what it wrote.
        }
    }

    private static string Address(string statement) => $"{Statements}/{Uri.EscapeDataString(statement)}";

    private static TimeSpan Longer(TimeSpan pause) => pause * Growth < LongestPause ? pause * Growth : LongestPause;
}
