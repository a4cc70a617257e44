using Microsoft.AspNetCore.Http;

namespace BankingContracts.Server.Pages;

/// <summary>Leads a browser from a form to a page.</summary>
/// <param name="address">The page, on this service.</param>
internal sealed class SeeOther(string address) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
