using BankingContracts.Runtime.Execution;

namespace BankingContracts.Server.Address;

/// <summary>The results of the last runs that the command line asked for, until it has fetched them.</summary>
internal sealed class KeptResults
{
    private const int Most = 20;

    private readonly Lock _lock = new();
    private readonly Queue<RunResult> _results = new();

    /// <summary>Keeps a result.</summary>
    public void Keep(RunResult result)
    {
        lock (_lock)
        {
            _results.Enqueue(result);
            if (_results.Count > Most)
                _results.Dequeue();
        }
    }

    /// <summary>The result of a run; null when it is not kept.</summary>
    public RunResult? Find(string runId)
    {
        lock (_lock)
            return _results.FirstOrDefault(r => r.RunId == runId);
    }
}
