using System.Diagnostics;
using System.Security.Cryptography;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Exports;

/// <summary>
/// Writes the exports of committed models. A file is written again only when its model changed since, or the file is not as
/// the manifest says; all files are written before the first takes its place.
/// </summary>
internal sealed class ExportWriter(IEngineReader engine, string directory)
{
    /// <summary>Writes what is due; a failure leaves the exports as they were and says that the data is committed.</summary>
    public async Task WriteAsync(RunPlan plan, RunJournal journal, IRunObserver? observer, CancellationToken cancellation)
    {
        var stages = plan.Stages.OfType<ExportStage>().Where(s => journal.Models.ContainsKey(s.Definition.Name)).ToList();
        if (stages.Count == 0)
            return;
        var manifest = ExportManifest.Read(directory).Files.ToDictionary(f => f.File);
        var temporaries = new List<(string From, string To)>();
        try
        {
            Directory.CreateDirectory(directory);
            foreach (var stage in stages)
            {
                var changedBy = journal.Models[stage.Definition.Name].ChangedBy;
                var known = manifest.GetValueOrDefault(Path.GetFileName(stage.Path));
                var isCurrent = known is not null && known.ChangedBy == changedBy && IsAsListed(stage.Path, known);
                if (!isCurrent)
                {
                    observer?.OnStageStarted(stage);
                    var temporary = AtomicFile.TemporaryFor(stage.Path);
                    temporaries.Add((temporary, stage.Path));
                    var watch = Stopwatch.StartNew();
                    var rows = await engine.ExportAsync(stage.Definition, stage.Format, temporary, cancellation);
                    AtomicFile.Flush(temporary);
                    known = Entry(stage, rows, changedBy, temporary);
                    manifest[known.File] = known;
                    observer?.OnStageFinished(stage, new StageRecord("export", stage.Definition.Name, ModelChange.None(rows), watch.Elapsed.TotalMilliseconds, ""));
                }

                journal.Exports.Add(new ExportedFile(stage.Definition.Name, stage.Format, stage.Path, known!.Rows, !isCurrent));
            }

            foreach (var (from, to) in temporaries)
                AtomicFile.Publish(from, to);
            if (temporaries.Count > 0)
                new ExportManifest([.. manifest.Values.OrderBy(f => f.File, StringComparer.Ordinal)]).Write(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PipelineException)
        {
            journal.Exports.Clear();
            journal.Fail(e is PipelineException { ExitCode: var known } ? known : ExitCode.BadInput, $"The data is committed, but the exports in {directory} could not be written: {e.Message} The next run completes them.");
        }
        finally
        {
            foreach (var (from, _) in temporaries.Where(t => File.Exists(t.From)))
                File.Delete(from);
        }
    }

    private static bool IsAsListed(string path, ManifestEntry entry) => new FileInfo(path) is { Exists: true } file && file.Length == entry.Bytes;

    private static ManifestEntry Entry(ExportStage stage, long rows, string changedBy, string path)
    {
        using var stream = File.OpenRead(path);
        return new ManifestEntry(
            Path.GetFileName(stage.Path),
            stage.Definition.Name,
            stage.Format.ToString().ToLowerInvariant(),
            rows,
            stream.Length,
            Convert.ToHexStringLower(SHA256.HashData(stream)),
            changedBy);
    }
}
