using BankingContracts.Server.Runs;

namespace BankingContracts.Server.Store;

/// <summary>Reads backfills.</summary>
internal sealed class BackfillRecords(ServiceStore store)
{
    private const string Columns = "id as Id, from_day as FromDay, to_day as ToDay, request as Request, requested_by as RequestedBy, requested_at as RequestedAt, ended_at as EndedAt";

    /// <summary>The newest backfills, the newest first.</summary>
    public async Task<IReadOnlyList<BackfillEntry>> ListAsync(int limit, CancellationToken cancellation) =>
        [.. (await store.RowsAsync<Row>($"select {Columns} from backfills order by requested_at desc, id desc limit @limit", new { limit }, cancellation)).Select(r => r.Value)];

    /// <summary>The backfill of an id; null when there is none.</summary>
    public async Task<BackfillEntry?> FindAsync(string id, CancellationToken cancellation) =>
        (await store.RowsAsync<Row>($"select {Columns} from backfills where id = @id", new { id }, cancellation)).Select(r => r.Value).FirstOrDefault();

    private sealed record Row(string Id, string FromDay, string ToDay, string Request, string RequestedBy, long RequestedAt, long? EndedAt)
    {
        public BackfillEntry Value => new(Id, Days.Parse(FromDay)!.Value, Days.Parse(ToDay)!.Value, StoreJson.Scope(Request), RequestedBy, Micros.Time(RequestedAt))
        {
            EndedAt = Micros.Time(EndedAt),
        };
    }
}
