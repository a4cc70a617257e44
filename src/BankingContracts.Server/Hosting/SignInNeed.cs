using BankingContracts.Runtime;
using BankingContracts.Server.Access;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Hosting;

/// <summary>Whether users must sign in: when they can, and always where other machines reach the service.</summary>
internal static class SignInNeed
{
    // Remembers that there are keys, so that a store that is away opens no door.
    private const string MarkName = "keys-exist";

    /// <summary>Decides it.</summary>
    /// <param name="options">What is operated.</param>
    /// <param name="access">How users are known.</param>
    /// <param name="reachable">An address or a name by which other machines reach the service; null when there is none.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PipelineException">Other machines reach it, and nobody can sign in.</exception>
    public static async Task<bool> IsThereAsync(ServerOptions options, AccessOptions access, string? reachable, CancellationToken cancellation)
    {
        if (access.OpenId is not null)
            return true;
        var (hasKeys, isKnown) = await HasKeysAsync(options, cancellation);
        if (reachable is null || hasKeys || !isKnown)
            return hasKeys || reachable is not null;
        throw PipelineException.BadInput(
            $"Other machines can reach the service by '{reachable}', and it does not know its users. Make a key with 'keys add NAME --role operator', or set SERVER_OIDC_AUTHORITY, SERVER_OIDC_CLIENT_ID and SERVER_OIDC_CLIENT_SECRET.");
    }

    private static async Task<(bool HasKeys, bool IsKnown)> HasKeysAsync(ServerOptions options, CancellationToken cancellation)
    {
        var mark = Path.Combine(options.Folder, MarkName);
        try
        {
            var hasKeys = await new KeyBook(options.Store, TimeProvider.System).AnyAsync(cancellation);
            if (hasKeys)
            {
                Directory.CreateDirectory(options.Folder);
                await File.WriteAllTextAsync(mark, "", cancellation);
            }
            else if (File.Exists(mark))
            {
                File.Delete(mark);
            }

            return (hasKeys, true);
        }
        catch (Exception e) when (StoreJournal.IsOutage(e))
        {
            return (File.Exists(mark), false);
        }
    }
}
