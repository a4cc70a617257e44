using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Rows;
using BankingContracts.Server.Access;
using BankingContracts.Server.Readers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace BankingContracts.Server.Pages;

/// <summary>The page Query: its statement is in its address, so that it can be passed on.</summary>
internal static class QueryRoutes
{
    /// <summary>Maps it.</summary>
    /// <param name="group">Where.</param>
    /// <param name="root">What the addresses of pages begin with in the application.</param>
    public static void Map(IEndpointRouteBuilder group, string root) =>
        group.MapGet("/query", (HttpContext context, PageFrames frames, DatabaseQueries queries, string? sql, [FromQuery(Name = "as_of")] string? asOf, CancellationToken cancellation) =>
            ShowAsync(context, frames, queries, root, sql, asOf, cancellation)).Demands(Right.Values);

    private static async Task<IResult> ShowAsync(HttpContext context, PageFrames frames, DatabaseQueries queries, string root, string? sql, string? asOf, CancellationToken cancellation)
    {
        var isAsked = !string.IsNullOrWhiteSpace(sql);
        QueryAnswer? answer = null;
        string? refusal = null;
        try
        {
            if (isAsked)
                answer = await queries.AskAsync(DatabaseQuery.OfSql(sql!, string.IsNullOrWhiteSpace(asOf) ? null : new PastTime(InstantText.ParseEnd(asOf))), DatabaseQueries.MostRows, cancellation);
        }
        catch (PipelineException e)
        {
            refusal = e.Message;
        }
        catch (FormatException e)
        {
            refusal = "As of: " + e.Message;
        }

        return new RazorComponentResult<QueryPage>(new Dictionary<string, object?>
        {
            ["Frame"] = await frames.OfAsync(context, root, "query"),
            ["Sql"] = sql ?? "",
            ["AsOf"] = asOf ?? "",
            ["Answer"] = answer,
            ["Refusal"] = refusal,
        })
        {
            StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }
}
