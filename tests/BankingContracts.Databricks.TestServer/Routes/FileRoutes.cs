using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BankingContracts.Databricks.TestServer.Routes;

/// <summary>The Files API over a folder of this machine. As there, only an empty directory can be deleted, and a volume is not made by a file in it.</summary>
internal sealed class FileRoutes(DatabricksTestServer server)
{
    private const string Files = "/api/2.0/fs/files/{**path}";
    private const string Directories = "/api/2.0/fs/directories/{**path}";

    public void Map(WebApplication application)
    {
        application.MapPut(Files, (HttpRequest request, string path) => WriteAsync(request, Local(path)));
        application.MapDelete(Files, (string path) => Delete(Local(path), File.Exists, File.Delete));
        application.MapPut(Directories, (string path) => Create(path));
        application.MapDelete(Directories, (string path) => Delete(Local(path), Directory.Exists, static p => Directory.Delete(p)));
        application.MapGet(Directories, (HttpRequest request, string path) => List(request, path));
    }

    private string Local(string path) => server.LocalPath("/" + path);

    private static async Task<IResult> WriteAsync(HttpRequest request, string path)
    {
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            return Results.NotFound();
        if (File.Exists(path) && request.Query["overwrite"] != "true")
            return Results.Conflict();
        await using var file = File.Create(path);
        await request.Body.CopyToAsync(file);
        return Results.NoContent();
    }

    private IResult Create(string path)
    {
        var volume = string.Join('/', path.Split('/').Take(4));
        if (!Directory.Exists(Local(volume)))
            return Results.NotFound();
        Directory.CreateDirectory(Local(path));
        return Results.NoContent();
    }

    private static IResult Delete(string path, Func<string, bool> exists, Action<string> delete)
    {
        if (!exists(path))
            return Results.NotFound();
        try
        {
            delete(path);
            return Results.NoContent();
        }
        catch (IOException)
        {
            return Results.Json(new Dictionary<string, object> { ["error_code"] = "BAD_REQUEST" }, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private IResult List(HttpRequest request, string path)
    {
        if (!Directory.Exists(Local(path)))
            return Results.NotFound();
        var from = int.Parse(request.Query["page_token"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        var all = Directory.EnumerateFileSystemEntries(Local(path)).Order(StringComparer.Ordinal).ToList();
        var page = new Dictionary<string, object>
        {
            ["contents"] = all.Skip(from).Take(server.PageSize)
                .Select(e => new Dictionary<string, object> { ["path"] = $"/{path}/{Path.GetFileName(e)}", ["is_directory"] = Directory.Exists(e), ["name"] = Path.GetFileName(e) }),
        };
        if (from + server.PageSize < all.Count)
            page["next_page_token"] = (from + server.PageSize).ToString(CultureInfo.InvariantCulture);
        return Results.Json(page);
    }
}
