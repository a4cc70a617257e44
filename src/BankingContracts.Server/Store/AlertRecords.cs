namespace BankingContracts.Server.Store;

/// <summary>Reads alerts.</summary>
internal sealed class AlertRecords(ServiceStore store)
{
    private const string Columns = """
        id as Id, destination as Destination, event as Event, run_id as RunId, schedule as Schedule, raised_at as RaisedAt, title as Title, body as Body,
        state as State, attempts as Attempts, reason as Reason, next_at as NextAt, ended_at as EndedAt
        """;

    /// <summary>Alerts, the newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<AlertEntry>> ListAsync(AlertFilter filter, CancellationToken cancellation) =>
    [
        .. (await store.RowsAsync<Row>(
            $"select {Columns} from alerts where {filter.Condition} order by raised_at desc, position desc, id desc limit @Limit offset @Offset", filter.Parameters, cancellation)).Select(r => r.Entry),
    ];

    /// <summary>How many alerts a filter lets through.</summary>
    public async Task<long> CountAsync(AlertFilter filter, CancellationToken cancellation) =>
        (await store.RowsAsync<long>($"select count(*) from alerts where {filter.Condition}", filter.Parameters, cancellation))[0];

    /// <summary>The alert that is sent next to a destination; null when none waits.</summary>
    public async Task<AlertEntry?> NextAsync(string destination, CancellationToken cancellation) =>
        (await store.RowsAsync<Row>(
            $"select {Columns} from alerts where destination = @destination and state = 'waiting' order by raised_at, position, id limit 1", new { destination }, cancellation))
            .Select(r => r.Entry).FirstOrDefault();

    /// <summary>The destinations for which alerts wait, with their number.</summary>
    public async Task<IReadOnlyDictionary<string, long>> WaitingAsync(CancellationToken cancellation) =>
        (await store.RowsAsync<Waiting>("select destination as Destination, count(*) as Alerts from alerts where state = 'waiting' group by destination", null, cancellation))
            .ToDictionary(w => w.Destination, w => w.Alerts, StringComparer.Ordinal);

    /// <summary>When the last alert was sent to a destination, UTC; null when none was.</summary>
    public async Task<DateTime?> LastSentAsync(string destination, CancellationToken cancellation) =>
        await store.RowsAsync<long>("select ended_at from alerts where destination = @destination and state = 'sent' order by raised_at desc, position desc limit 1", new { destination }, cancellation) is [var last]
            ? Micros.Time(last)
            : null;

    private sealed record Row(
        string Id,
        string Destination,
        string Event,
        string? RunId,
        string? Schedule,
        long RaisedAt,
        string Title,
        string Body,
        string State,
        long Attempts,
        string Reason,
        long? NextAt,
        long? EndedAt)
    {
        public AlertEntry Entry => new(Id, Destination, Event, Micros.Time(RaisedAt), Title, Body)
        {
            RunId = RunId,
            Schedule = Schedule,
            State = AlertWords.State(State)!.Value,
            Attempts = (int)Attempts,
            Reason = Reason,
            NextAt = Micros.Time(NextAt),
            EndedAt = Micros.Time(EndedAt),
        };
    }

    /// <summary>With setters and not with a constructor: SQLite knows the type of a computed column only when there is a row.</summary>
    private sealed class Waiting
    {
        public string Destination { get; init; } = "";

        public long Alerts { get; init; }
    }
}
