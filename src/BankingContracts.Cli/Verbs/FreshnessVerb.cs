using System.Text.Json;
using BankingContracts.Cli.Operations;
using BankingContracts.Cli.Service;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Server.Api;

namespace BankingContracts.Cli.Verbs;

/// <summary>Shows how old the data of each source is.</summary>
internal static class FreshnessVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellation)
    {
        FreshnessOutput.Write(context, await ReadAsync(context, cancellation));
        return (int)ExitCode.Done;
    }

    private static async Task<IReadOnlyList<FreshnessView>> ReadAsync(VerbContext context, CancellationToken cancellation)
    {
        using var service = await ServiceClient.FindAsync(context.CreateEngine().DatabaseFile, cancellation);
        if (service is not null)
        {
            using var answer = await service.GetAsync("api/v1/freshness", cancellation);
            return JsonSerializer.Deserialize(await ServiceClient.TextAsync(answer, cancellation), ApiJson.Default.FreshnessList)!.Sources;
        }

        await using var database = await context.OpenReaderAsync(cancellation);
        return FreshnessView.Of(context.Pipeline, await database.ReadStateAsync(cancellation), context.Environment.Clock.GetUtcNow().UtcDateTime);
    }
}
