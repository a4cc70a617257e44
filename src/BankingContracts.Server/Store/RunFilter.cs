using BankingContracts.Server.Runs;

namespace BankingContracts.Server.Store;

/// <summary>Which runs are listed, and in which order.</summary>
/// <param name="Limit">The most runs.</param>
/// <param name="Offset">How many are left out before them.</param>
internal sealed record RunFilter(int Limit, int Offset = 0)
{
    /// <summary>Only runs in this state; null for all.</summary>
    public RunState? State { get; init; }

    /// <summary>Only runs of this schedule; null for all.</summary>
    public string? Schedule { get; init; }

    /// <summary>Only runs whose id, message or requester has this text, in any case; null for all.</summary>
    public string? Text { get; init; }

    /// <summary>What decides on the order; among equals, the newest comes first.</summary>
    public RunOrder Order { get; init; }

    /// <summary>Whether the largest comes first.</summary>
    public bool IsDescending { get; init; } = true;

    /// <summary>The condition in SQL.</summary>
    public string Condition => string.Join(" and ", new[]
    {
        State is null ? "1 = 1" : "state = @StateWord",
        Schedule is null ? null : "schedule = @Schedule",
        Text is null ? null : @"(lower(requested_by) like @Like escape '\' or lower(id) like @Like escape '\' or lower(message) like @Like escape '\')",
    }.OfType<string>());

    /// <summary>The order in SQL. Each has an index.</summary>
    public string OrderBy
    {
        get
        {
            var direction = IsDescending ? "desc" : "asc";
            return Order switch
            {
                RunOrder.Requested => $"requested_at {direction}, id {direction}",
                RunOrder.Took => $"coalesce(ended_at - started_at, -1) {direction}, id {direction}",
                RunOrder.Changed => $"changed {direction}, id {direction}",
                RunOrder.State => $"state {direction}, requested_at {direction}",
                _ => throw new InvalidOperationException($"No SQL for the order {Order}."),
            };
        }
    }

    /// <summary>The values for the condition.</summary>
    public object Parameters => new { StateWord = State?.Word(), Schedule, Like = Text is null ? null : Pattern(Text), Limit, Offset };

    private static string Pattern(string text) => "%" + text.ToLowerInvariant()
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal) + "%";
}

/// <summary>By what runs are ordered.</summary>
internal enum RunOrder
{
    /// <summary>When they were asked for.</summary>
    Requested,

    /// <summary>How long they took.</summary>
    Took,

    /// <summary>How many rows they changed.</summary>
    Changed,

    /// <summary>The word of their state.</summary>
    State,
}
