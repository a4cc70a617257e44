namespace BankingContracts.Runtime.Spark.Tests.Engines;

/// <summary>The death of a process: before a statement, and after it nothing is sent in any of its sessions.</summary>
/// <param name="isLast">Whether a statement is never sent.</param>
internal sealed class Death(Func<string, bool> isLast)
{
    private volatile bool _hasCome;

    /// <summary>Whether it died.</summary>
    public bool HasCome => _hasCome;

    /// <summary>Stops where the process is dead.</summary>
    public void Before(string statement)
    {
        if (isLast(statement))
            _hasCome = true;
        if (_hasCome)
            throw new OperationCanceledException("The process is dead.");
    }
}
