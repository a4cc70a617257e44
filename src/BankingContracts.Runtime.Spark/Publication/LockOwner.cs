using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace BankingContracts.Runtime.Spark.Publication;

/// <summary>The process that owns the lock.</summary>
/// <param name="Id">A name that no other owner has.</param>
/// <param name="Host">The machine.</param>
/// <param name="Process">The process on it.</param>
internal sealed record LockOwner(string Id, string Host, long Process)
{
    private static readonly ConcurrentDictionary<string, LockOwner> Here = [];

    /// <summary>A new owner in this process.</summary>
    public static LockOwner New()
    {
        var owner = new LockOwner(Guid.NewGuid().ToString("N"), Environment.MachineName, Environment.ProcessId);
        Here[owner.Id] = owner;
        return owner;
    }

    /// <summary>
    /// Whether it is on this machine and has ended: the process, or its run in this process. A container that is started again has the number of the process before.
    /// </summary>
    public bool IsDeadHere => Host == Environment.MachineName && !(Process == Environment.ProcessId ? Here.ContainsKey(Id) : IsRunning);

    /// <summary>Its run is over, whether or not the lock could be given back.</summary>
    public void End() => Here.TryRemove(Id, out _);

    private bool IsRunning
    {
        get
        {
            try
            {
                using var process = System.Diagnostics.Process.GetProcessById((int)Process);
                return !process.HasExited;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }

    /// <summary>As a message names it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"process {Process} on {Host}");
}
