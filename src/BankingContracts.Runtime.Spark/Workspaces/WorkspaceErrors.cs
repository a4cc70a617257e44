using System.Globalization;
using System.Net;
using System.Text.Json;
using BankingContracts.Runtime.Spark.Errors;

namespace BankingContracts.Runtime.Spark.Workspaces;

/// <summary>What a user reads when a workspace refuses a request.</summary>
internal static class WorkspaceErrors
{
    /// <summary>The token, or the secret for it, is wrong.</summary>
    public static DatabricksException Unauthorized(WorkspaceSettings settings) => DatabricksException.Refused(
        $"{settings.Host} refuses the credentials. Correct {settings.Credentials.Variables}; a token that has ended must be made again in the workspace.");

    /// <summary>An answer that says nothing of the request.</summary>
    public static DatabricksException NoUse(HttpStatusCode status) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The workspace answers with the HTTP status {(int)status}."));

    /// <summary>The error of an answer that is no success.</summary>
    /// <param name="status">The status.</param>
    /// <param name="body">The body; only the code in it is read.</param>
    /// <param name="use">What was asked for.</param>
    /// <param name="settings">The workspace.</param>
    public static DatabricksException Of(HttpStatusCode status, string body, Use use, WorkspaceSettings settings) => status switch
    {
        HttpStatusCode.Unauthorized => Unauthorized(settings),
        HttpStatusCode.Forbidden => DatabricksException.Refused(use.Forbidden),
        >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError when status is not (HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout) =>
            DatabricksException.Refused(string.Create(CultureInfo.InvariantCulture, $"{settings.Host} refuses a request ({CodeOf(body) ?? "HTTP status"} {(int)status}). {use.Advice}")),
        _ => NoUse(status),
    };

    private static string? CodeOf(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, WorkspaceJson.Default.ServiceError)?.ErrorCode;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
