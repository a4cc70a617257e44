using Microsoft.AspNetCore.Http;

namespace BankingContracts.Server.Hosting;

/// <summary>What every answer says to a browser: run no foreign code, show it in no frame, guess no type, tell no other site.</summary>
internal static class AnswerHeaders
{
    // Nothing but the service's own style sheet, script and pictures.
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Sets them.</summary>
    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
    }
}
