namespace BankingContracts.Server.Store;

/// <summary>Which alerts are listed.</summary>
/// <param name="Limit">The most alerts.</param>
/// <param name="Offset">How many are left out before them.</param>
internal sealed record AlertFilter(int Limit, int Offset = 0)
{
    /// <summary>Only alerts in this state; null for all.</summary>
    public AlertState? State { get; init; }

    /// <summary>Only alerts to this destination; null for all.</summary>
    public string? Destination { get; init; }

    /// <summary>Only alerts about this run; null for all.</summary>
    public string? RunId { get; init; }

    /// <summary>The condition in SQL.</summary>
    public string Condition => string.Join(" and ", Conditions());

    /// <summary>The values for the condition.</summary>
    public object Parameters => new { StateWord = State?.Word(), Destination, RunId, Limit, Offset };

    private IEnumerable<string> Conditions()
    {
        yield return "1 = 1";
        if (State is not null)
            yield return "state = @StateWord";
        if (Destination is not null)
            yield return "destination = @Destination";
        if (RunId is not null)
            yield return "run_id = @RunId";
    }
}
