using System.Globalization;
using System.Threading.RateLimiting;
using BankingContracts.Server.Access;
using BankingContracts.Server.Pages;
using BankingContracts.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace BankingContracts.Server.Hosting;

/// <summary>Limits how often a machine asks, and how often it tries to sign in.</summary>
internal static class RequestRates
{
    /// <summary>Adds the limits to an application.</summary>
    public static void Add(IServiceCollection services, RequestLimits limits) => services.AddRateLimiter(o =>
    {
        o.OnRejected = RefuseAsync;
        o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => RateLimitPartition.GetTokenBucketLimiter(Requester.MachineOf(c), _ => new()
        {
            TokenLimit = limits.RequestsAtOnce,
            TokensPerPeriod = limits.RequestsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));
        o.AddPolicy(SignInRoutes.Limit, c => RateLimitPartition.GetFixedWindowLimiter(Requester.MachineOf(c), _ => new()
        {
            PermitLimit = limits.SignInsPerMinute,
            Window = TimeSpan.FromMinutes(1),
        }));
    });

    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken cancellation)
    {
        if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
        await TypedResults.Problem("There are too many requests from your machine; wait a minute.", statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(context.HttpContext);
    }
}
