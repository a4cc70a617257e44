using System.Collections.Concurrent;

namespace BankingContracts.Server.Quarantine;

/// <summary>
/// What was read of the tables of refused rows a moment ago, so that many who look at one page read them once. Only a run changes them, and whoever asks names
/// the last one; values are never kept.
/// </summary>
internal sealed class HeldMemory(TimeProvider clock)
{
    private const int Most = 100;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<HeldQuestion, (DateTimeOffset At, HeldAnswer Answer)> _known = [];

    /// <summary>The answer of a moment ago; null when it has to be read.</summary>
    public HeldAnswer? Find(HeldQuestion question) =>
        _known.TryGetValue(question, out var known) && clock.GetUtcNow() - known.At < Kept ? known.Answer : null;

    /// <summary>Keeps an answer for a moment.</summary>
    public HeldAnswer Keep(HeldQuestion question, HeldAnswer answer)
    {
        if (_known.Count >= Most)
            _known.Clear();
        _known[question] = (clock.GetUtcNow(), answer);
        return answer;
    }
}

/// <summary>Which refused rows are asked for.</summary>
/// <param name="Model">The quarantine.</param>
/// <param name="Filter">Which of its rows.</param>
/// <param name="Offset">How many are left out before them.</param>
/// <param name="LastRun">The last run; null before the first.</param>
internal sealed record HeldQuestion(string Model, QuarantineFilter Filter, int Offset, string? LastRun);

/// <summary>Refused rows.</summary>
/// <param name="Groups">All rows by file and reason.</param>
/// <param name="Rows">Some of the rows.</param>
internal sealed record HeldAnswer(IReadOnlyList<HeldGroup> Groups, IReadOnlyList<HeldRow> Rows);
