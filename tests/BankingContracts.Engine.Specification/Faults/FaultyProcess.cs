namespace BankingContracts.Engine.Specification.Faults;

/// <summary>A process that may have several sessions. A fault happens to one of its statements, counted over all of them.</summary>
/// <param name="fault">The fault; null for none.</param>
public sealed class FaultyProcess(Fault? fault)
{
    private int _statements;
    private volatile bool _isDead;

    /// <summary>The number of statements so far.</summary>
    public int Statements => _statements;

    /// <summary>Whether it was killed: no session sends anything any more.</summary>
    public bool IsDead => _isDead;

    /// <summary>A statement is about to be sent.</summary>
    /// <returns>What happens to it; null for nothing.</returns>
    public FaultKind? Next() => Interlocked.Increment(ref _statements) == fault?.Statement ? fault.Kind : null;

    /// <summary>Kills it.</summary>
    public OperationCanceledException Killed()
    {
        _isDead = true;
        return new OperationCanceledException("The process was killed.");
    }
}
