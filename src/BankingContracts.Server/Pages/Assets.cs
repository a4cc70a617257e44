using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using BankingContracts.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BankingContracts.Server.Pages;

/// <summary>The style sheet, the script and the icon: parts of the assembly.</summary>
internal static class Assets
{
    private const string Prefix = "asset.";
    private const int VersionLength = 12;

    private static readonly Dictionary<string, byte[]> Files = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(n => n[Prefix.Length..], Read, StringComparer.Ordinal);

    /// <summary>Changes when a file does.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(
        SHA256.HashData([.. Files.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value)]))[..VersionLength];

    /// <summary>A file as text.</summary>
    public static string Text(string name) => Encoding.UTF8.GetString(Files[name]);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder group) => group.MapGet("/assets/{version}/{name}", (HttpContext context, string name) =>
    {
        if (!Files.TryGetValue(name, out var bytes))
            return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(bytes, TypeOf(name));
    }).IsOpen();

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"No media type for {other}."),
    };

    private static byte[] Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
