using System.Text.Json;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Pages;

namespace BankingContracts.Server.Documents;

/// <summary>
/// A catalogue of all contracts as files: models with columns, promises, tests, SQL and lineage. It holds what is compiled in, and no value of any table. Its folder has a
/// file <c>catalogue.json</c> with the names of all files that were written, so that writing it again removes those of models that are gone, and nothing else.
/// </summary>
public static class Catalogue
{
    private const string ListFile = "catalogue.json";
    private const int Version = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes the catalogue. Equal pipelines give equal files.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="folder">Where; it is made if it is missing.</param>
    /// <param name="cancellation">Stops it between two files; the next time completes it.</param>
    /// <returns>The number of files.</returns>
    /// <exception cref="PipelineException">The folder holds something else, or cannot be written.</exception>
    public static async Task<int> WriteAsync(PipelineDefinition pipeline, string folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        try
        {
            var former = FormerFiles(folder);
            var files = Files(pipeline);

            // First the list with the names of both: whatever ends this, the next time knows all files that are ours.
            Directory.CreateDirectory(Path.Combine(folder, CatalogueLinks.ModelFolder));
            await WriteListAsync(folder, former.Union(files.Keys, StringComparer.Ordinal), cancellation);
            await using (var html = new HtmlText())
            {
                foreach (var (name, render) in files)
                    await WriteAsync(Path.Combine(folder, name), await render(html), cancellation);
            }

            foreach (var gone in former.Except(files.Keys, StringComparer.Ordinal))
                File.Delete(Path.Combine(folder, gone));
            await WriteListAsync(folder, files.Keys, cancellation);
            return files.Count;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PipelineException.BadInput($"The catalogue cannot be written to {folder}: {e.Message} Name another folder with --to.", e);
        }
    }

    private static SortedDictionary<string, Func<HtmlText, Task<string>>> Files(PipelineDefinition pipeline)
    {
        var (top, below) = (new CatalogueLinks(""), new CatalogueLinks("../"));
        var readers = pipeline.Models.SelectMany(m => m.Upstreams.Select(u => (Upstream: u, m.Name))).ToLookup(e => e.Upstream, e => e.Name, StringComparer.Ordinal);
        var files = new SortedDictionary<string, Func<HtmlText, Task<string>>>(StringComparer.Ordinal)
        {
            [CatalogueLinks.StyleFile] = _ => Task.FromResult(Assets.Text("service.css")),
            [CatalogueLinks.IndexFile] = html => html.OfAsync<CatalogueIndex>(new() { ["Pipeline"] = pipeline, ["Links"] = top }),
            [CatalogueLinks.LineageFile] = html => html.OfAsync<CatalogueLineage>(new() { ["Pipeline"] = pipeline, ["Links"] = top }),
        };
        foreach (var model in pipeline.Models)
        {
            files[CatalogueLinks.FileOf(model.Name)] = html => html.OfAsync<CatalogueModel>(new()
            {
                ["Pipeline"] = pipeline,
                ["Model"] = model,
                ["Downstreams"] = readers[model.Name].ToList(),
                ["Picture"] = LineagePicture.Of(Family(pipeline, model, readers)),
                ["Links"] = below,
            });
        }

        return files;
    }

    /// <summary>A model with all models that it comes from and that come from it, in the pipeline's order.</summary>
    private static List<ModelDefinition> Family(PipelineDefinition pipeline, ModelDefinition model, ILookup<string, string> readers)
    {
        var family = new HashSet<string>(StringComparer.Ordinal);
        Follow(model.Name, name => pipeline[name].Upstreams);
        family.Remove(model.Name);
        Follow(model.Name, name => readers[name]);
        return [.. pipeline.Models.Where(m => family.Contains(m.Name))];

        void Follow(string name, Func<string, IEnumerable<string>> next)
        {
            if (!family.Add(name))
                return;
            foreach (var other in next(name))
                Follow(other, next);
        }
    }

    /// <summary>The files of an earlier catalogue in the folder.</summary>
    private static IReadOnlyList<string> FormerFiles(string folder)
    {
        var list = Path.Combine(folder, ListFile);
        if (!File.Exists(list))
        {
            return !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any()
                ? []
                : throw PipelineException.BadInput($"{folder} is not empty and holds no catalogue; name a new folder with --to, so that no file of yours is replaced.");
        }

        try
        {
            var former = JsonSerializer.Deserialize<FileList>(File.ReadAllText(list), Json);
            if (former is { Version: Version, Files: { } files } && files.All(IsOurs))
                return files;
        }
        catch (JsonException)
        {
            // The sentence below is for this, too.
        }

        throw PipelineException.BadInput($"{list} is not a list of this version; remove {folder}, or name another folder with --to.");
    }

    /// <summary>Whether a name can be that of a file of a catalogue: what somebody wrote into the list removes nothing elsewhere.</summary>
    private static bool IsOurs(string name)
    {
        var parts = name.Split('/');
        return parts.Length is 1 or 2 && (parts.Length == 1 || parts[0] == CatalogueLinks.ModelFolder)
            && parts[^1].Length > 0 && parts[^1][0] != '.' && parts[^1].IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && !parts[^1].Contains('\\', StringComparison.Ordinal);
    }

    private static Task WriteListAsync(string folder, IEnumerable<string> files, CancellationToken cancellation) =>
        WriteAsync(Path.Combine(folder, ListFile), JsonSerializer.Serialize(new FileList(Version, [.. files.Order(StringComparer.Ordinal)]), Json) + "\n", cancellation);

    /// <summary>Replaces a file as a whole.</summary>
    private static async Task WriteAsync(string path, string text, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var temporary = path + ".tmp";
        await File.WriteAllTextAsync(temporary, text, cancellation);
        File.Move(temporary, path, overwrite: true);
    }

    private sealed record FileList(int Version, IReadOnlyList<string> Files);
}
