using BankingContracts.Server.Access;
using BankingContracts.Server.Address;
using BankingContracts.Server.Alerts;
using BankingContracts.Server.Api;
using BankingContracts.Server.Arrivals;
using BankingContracts.Server.Lineage;
using BankingContracts.Server.Pages;
using BankingContracts.Server.Quality;
using BankingContracts.Server.Quarantine;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Readers;
using BankingContracts.Server.Scheduling;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using BankingContracts.Server.Telemetry;
using BankingContracts.Server.Work;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Server.Hosting;

/// <summary>Puts the service into an ASP.NET Core application. The verb <c>serve</c> is such an application.</summary>
public static class BankingContractsServer
{
    private const string SpoolName = "waiting.jsonl";

    /// <summary>Adds the service: its queue, its store, and what its pages need. It begins and ends with the application.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="options">What it operates, and where.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="Runtime.PipelineException">The store's address is wrong.</exception>
    public static IServiceCollection AddBankingContracts(this IServiceCollection services, ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        var store = new ServiceStore(StoreAddress.Of(options.Store));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(store);
        services.AddSingleton<RunRecords>();
        services.AddSingleton<OldRuns>();
        services.AddSingleton<RunFeed>();
        services.AddSingleton<DatabaseReaders>();
        services.AddSingleton<DatabaseQueries>();
        services.AddSingleton<RunImport>();
        services.AddSingleton<KnownState>();
        services.AddSingleton<DryRun>();
        services.AddSingleton<RunQueue>();
        services.AddSingleton<RunRecovery>();
        services.AddSingleton<ScheduleRecords>();
        services.AddSingleton<ScheduleBook>();
        services.AddSingleton<FileSensor>();
        services.AddSingleton<ScheduleBoard>();
        services.AddSingleton<BackfillRecords>();
        services.AddSingleton<Backfills>();
        services.AddSingleton<Successors>();
        services.AddSingleton<AlertRecords>();
        services.AddSingleton<DestinationBook>();
        services.AddSingleton<AlertBook>();
        services.AddSingleton<AlertBoard>();
        services.AddSingleton(s => new StoreJournal(
            store, new SpoolFile(Path.Combine(options.Folder, SpoolName)), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<StoreJournal>>()));
        services.AddSingleton<ServiceToken>();
        services.AddSingleton<ServicePath>();
        services.AddSingleton<KeptResults>();
        services.AddHostedService<AddressKeeper>();
        services.AddSingleton(s => new LineagePublisher(
            options.Lineage ?? LineageSettings.None, new LineageWarnings(s.GetRequiredService<ILogger<LineagePublisher>>()).Say, s.GetRequiredService<TimeProvider>()));
        services.AddHostedService<StoreKeeper>();
        services.AddHostedService<RunWorker>();
        services.AddHostedService<StoreCleaner>();
        services.AddHostedService<Scheduler>();
        services.AddHostedService<LateWatch>();
        services.AddHostedService<AlertDispatch>();
        services.AddSingleton<FileRecords>();
        services.AddSingleton<QualityHistory>();
        services.AddSingleton<QuarantineRows>();
        services.AddSingleton<HeldMemory>();
        services.AddSingleton<FailingRowsFile>();
        services.AddSingleton<ExpectedFiles>();
        services.AddMetrics();
        services.AddHostedService<ServiceMetrics>();
        services.AddSingleton<PageFrames>();
        services.AddSingleton<StreamLimit>();
        services.AddSingleton<KeyRecords>();
        services.AddSingleton<KeyRing>();
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.Folder, "keys")));
        // The guard sets the headers of every answer.
        services.AddAntiforgery(o => (o.Cookie.SameSite, o.Cookie.SecurePolicy, o.SuppressXFrameOptionsHeader) = (SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest, true));
        services.AddRazorComponents();
        ApiDocument.Add(services);
        services.AddAuthorization();
        services.PostConfigure<AuthorizationOptions>(AccessPolicies.Complete);
        services.AddSingleton<IAuthorizationHandler, RightHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedAccess>();
        return services;
    }

    /// <summary>Maps the pages below <paramref name="path"/>, and the API below <c>/api/v1</c> in it.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="path">Empty for the root, or for example <c>/pipeline</c>.</param>
    /// <returns>All endpoints, for example to demand authorization.</returns>
    public static IEndpointConventionBuilder MapBankingContracts(this IEndpointRouteBuilder endpoints, string path = "")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(path);
        var group = endpoints.MapGroup(path).AddEndpointFilter<RequestGuard>().WithMetadata(new RequestSizeLimitAttribute(RequestLimits.Usual.BodyBytes));
        endpoints.ServiceProvider.GetRequiredService<ServicePath>().Value = path;
        AddressApi.Map(group.MapGroup("/service"));
        HealthApi.Map(group);
        RunsApi.Map(group.MapGroup("/api/v1"));
        SchedulesApi.Map(group.MapGroup("/api/v1"));
        BackfillsApi.Map(group.MapGroup("/api/v1"));
        AlertsApi.Map(group.MapGroup("/api/v1"));
        FreshnessApi.Map(group.MapGroup("/api/v1"));
        QueryApi.Map(group.MapGroup("/api/v1"));
        ApiDocument.Map(group.MapGroup("/api/v1"));
        PageRoutes.Map(group, path);
        QualityRoutes.Map(group, path);
        QuarantineRoutes.Map(group, path);
        FileRoutes.Map(group, path);
        return group;
    }
}
