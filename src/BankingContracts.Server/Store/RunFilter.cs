using BankingContracts.Server.Runs;

namespace BankingContracts.Server.Store;

/// <summary>Which runs are listed.</summary>
/// <param name="Limit">The most runs.</param>
/// <param name="Offset">How many are left out before them.</param>
internal sealed record RunFilter(int Limit, int Offset = 0)
{
    /// <summary>Only runs in this state; null for all.</summary>
    public RunState? State { get; init; }

    /// <summary>Only runs of this schedule; null for all.</summary>
    public string? Schedule { get; init; }

    /// <summary>The condition in SQL.</summary>
    public string Condition => (State, Schedule) switch
    {
        (null, null) => "1 = 1",
        (not null, null) => "state = @StateWord",
        (null, not null) => "schedule = @Schedule",
        _ => "state = @StateWord and schedule = @Schedule",
    };

    /// <summary>The values for the condition.</summary>
    public object Parameters => new { StateWord = State?.Word(), Schedule, Limit, Offset };
}
