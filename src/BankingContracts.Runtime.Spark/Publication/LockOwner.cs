using System.Diagnostics;
using System.Globalization;

namespace BankingContracts.Runtime.Spark.Publication;

/// <summary>The process that owns the lock.</summary>
/// <param name="Id">A name that no other owner has.</param>
/// <param name="Host">The machine.</param>
/// <param name="Process">The process on it.</param>
internal sealed record LockOwner(string Id, string Host, long Process)
{
    /// <summary>A new owner in this process.</summary>
    public static LockOwner New() => new(Guid.NewGuid().ToString("N"), Environment.MachineName, Environment.ProcessId);

    /// <summary>Whether the process is on this machine and has ended.</summary>
    public bool IsDeadHere => Host == Environment.MachineName && !IsRunning;

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
