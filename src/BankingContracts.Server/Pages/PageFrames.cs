using BankingContracts.Server.Access;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Scheduling;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace BankingContracts.Server.Pages;

/// <summary>Makes the frame of a page.</summary>
internal sealed class PageFrames(
    ServerOptions options, StoreJournal journal, RunQueue queue, ScheduleBook book, IAntiforgery antiforgery, IAuthorizationService authorization, TimeProvider clock,
    SignInSettings? signIn = null)
{
    // The script sets it to the zone of the browser.
    private const string ZoneCookie = "time_zone";

    /// <summary>The frame of a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="root">What the service's addresses begin with in the application.</param>
    /// <param name="section">The entry of the menu that the page belongs to.</param>
    public async Task<PageFrame> OfAsync(HttpContext context, string root, string section)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        var now = clock.GetUtcNow().UtcDateTime;
        return new PageFrame(context.Request.PathBase + root, section, ZoneOf(context.Request), now)
        {
            Pipeline = options.Pipeline.Name,
            Database = options.Engine.Description,
            TokenField = tokens.FormFieldName,
            Token = tokens.RequestToken!,
            AssetVersion = Assets.Version,
            User = signIn is null ? null : Requester.Of(context, "somebody"),
            MayOperate = await MayAsync(context, Right.Operate),
            MaySeeValues = await MayAsync(context, Right.Values),
            StoreFault = journal.Fault,
            StoreAwaySince = journal.AwaySince,
            Current = queue.Current,
            Next = book.Soonest(now),
            Waiting = (await queue.WaitingAsync()).Count,
        };
    }

    private async Task<bool> MayAsync(HttpContext context, Right right) =>
        (await authorization.AuthorizeAsync(context.User, context, AccessPolicies.Of(right))).Succeeded;

    private static TimeZoneInfo ZoneOf(HttpRequest request) =>
        request.Cookies[ZoneCookie] is { Length: > 0 and < 64 } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
}
