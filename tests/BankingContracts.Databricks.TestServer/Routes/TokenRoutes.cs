using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BankingContracts.Databricks.TestServer.Routes;

/// <summary>Hands out OAuth tokens to the service principal.</summary>
internal static class TokenRoutes
{
    private static readonly string Expected =
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{DatabricksTestServer.ClientId}:{DatabricksTestServer.ClientSecret}"));

    public static void Map(WebApplication application, Access access) => application.MapPost("/oidc/v1/token", async (HttpRequest request) =>
    {
        var form = await request.ReadFormAsync();
        if (form["grant_type"] != "client_credentials" || form["scope"] != "all-apis")
            return Results.BadRequest();
        return request.Headers.Authorization == Expected
            ? Results.Json(new Dictionary<string, object> { ["access_token"] = access.Issue(), ["token_type"] = "Bearer", ["expires_in"] = access.Life })
            : Results.Json(new Dictionary<string, object> { ["error"] = "invalid_client" }, statusCode: StatusCodes.Status401Unauthorized);
    });
}
