using BankingContracts.Server.Store;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace BankingContracts.Server.Pages;

/// <summary>What all addresses of pages have in common.</summary>
/// <param name="root">What their addresses begin with in the application.</param>
internal abstract class Routes(string root)
{
    /// <summary>What their addresses begin with in the application.</summary>
    protected string Root => root;

    /// <summary>What a page shows while the store cannot be read: nothing, and the frame says why.</summary>
    protected static async Task<T> ReadAsync<T>(PageFrame frame, Func<Task<T>> read, T instead)
    {
        try
        {
            return frame.StoreFault is null ? await read() : instead;
        }
        catch (Exception e) when (StoreJournal.IsOutage(e))
        {
            frame.StoreFault = e.Message;
            return instead;
        }
    }

    /// <summary>The frame of a page.</summary>
    protected Task<PageFrame> FrameAsync(HttpContext context, string section) =>
        context.RequestServices.GetRequiredService<PageFrames>().OfAsync(context, root, section);

    /// <summary>The answer where there is nothing.</summary>
    protected Task<IResult> MissingAsync(HttpContext context, string title, string message) => MessageAsync(context, title, message, StatusCodes.Status404NotFound);

    /// <summary>The answer where something was looked for: it is not there, or the store cannot say.</summary>
    protected Task<IResult> MissingAsync(HttpContext context, PageFrame frame, string title, string message) => frame.StoreFault is null
        ? MissingAsync(context, title, message)
        : MessageAsync(context, "Not now", "This page needs the store, and the store cannot be used now.", StatusCodes.Status503ServiceUnavailable);

    /// <summary>A page that says one thing.</summary>
    protected async Task<IResult> MessageAsync(HttpContext context, string title, string message, int status) =>
        Page<MessagePage>(new() { ["Frame"] = await FrameAsync(context, ""), ["Title"] = title, ["Message"] = message }, status);

    /// <summary>A page.</summary>
    protected static RazorComponentResult<TPage> Page<TPage>(Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new(parameters) { StatusCode = status };
}
