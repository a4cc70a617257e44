using BankingContracts.Cli.Session;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Cli.Service;

/// <summary>Decides whether the service answers in place of this process.</summary>
internal static class InUse
{
    /// <summary>
    /// The service that operates the database; null when there is none. Says it. It answers also while it has the database closed: it could open it at any moment, and a reader of this
    /// process would keep its runs away.
    /// </summary>
    public static async Task<ServiceClient?> ServiceAsync(VerbContext context, IEngine engine, CancellationToken cancellation)
    {
        // The service reads no files for a query.
        if (context.AllowsFiles || await ServiceClient.FindAsync(engine.DatabaseFile, cancellation) is not { } service)
            return null;
        await context.Environment.Error.WriteLineAsync($"The service at {service.Address} operates the database; it answers.");
        return service;
    }
}
