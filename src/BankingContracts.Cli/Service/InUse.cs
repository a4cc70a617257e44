using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Cli.Service;

/// <summary>Decides whether the service answers in place of this process.</summary>
internal static class InUse
{
    /// <summary>The service that has the database open, so that this process cannot read it; null when this process can, or when there is no service. Says it.</summary>
    public static async Task<ServiceClient?> ServiceAsync(VerbContext context, IEngine engine, CancellationToken cancellation)
    {
        // The service reads no files for a query. And without a file beside the database nothing is opened twice.
        if (context.AllowsFiles || await ServiceClient.FindAsync(engine.DatabaseFile, cancellation) is not { } service)
            return null;
        if (await IsFreeAsync(context, engine, cancellation))
        {
            service.Dispose();
            return null;
        }

        await context.Environment.Error.WriteLineAsync($"The service at {service.Address} uses the database; it answers.");
        return service;
    }

    private static async Task<bool> IsFreeAsync(VerbContext context, IEngine engine, CancellationToken cancellation)
    {
        if (!await engine.ExistsAsync(cancellation))
            return true;
        try
        {
            await using var reader = await engine.OpenReaderAsync(context.Pipeline, cancellation);
            return true;
        }
        catch (PipelineException e)
        {
            return e.ExitCode != ExitCode.Locked;
        }
    }
}
