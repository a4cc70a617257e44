using System.Diagnostics;
using System.Security.Cryptography;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Exports;

/// <summary>
/// Writes the exports of committed models. A file is written again only if its model changed after the file was written, or if the file does
/// not fit the manifest. All new files are complete before the first old file is replaced.
/// </summary>
internal sealed class ExportWriter(IEngineRun engine, string directory)
{
    /// <summary>
    /// Writes the files that must be written. If this fails, the exports do not change, and the message says that the data is committed.
    /// </summary>
    public async Task WriteAsync(RunPlan plan, RunJournal journal, IRunObserver? observer, CancellationToken cancellation)
    {
        var stages = plan.Stages.OfType<ExportStage>().Where(s => journal.Models.ContainsKey(s.Definition.Name)).ToList();
        if (stages.Count == 0)
            return;
        var temporaries = new List<(string From, string To)>();
        TemporaryDirectory? scratch = null;
        try
        {
            Directory.CreateDirectory(directory);
            TemporaryDirectory.RemoveAbandoned(directory);
            var known = ExportManifest.Read(directory);
            var manifest = (known?.Files ?? []).ToDictionary(f => f.File);
            var current = await FindCurrentAsync(stages, journal, manifest, cancellation);
            foreach (var stage in stages)
            {
                var name = Path.GetFileName(stage.Path);
                if (!current.Contains(name))
                {
                    observer?.OnStageStarted(stage);
                    scratch ??= new TemporaryDirectory(directory);
                    var temporary = scratch.File(name);
                    temporaries.Add((temporary, stage.Path));
                    var watch = Stopwatch.StartNew();
                    var rows = await engine.ExportAsync(stage.Definition, stage.Format, temporary, cancellation);
                    AtomicFile.Flush(temporary);
                    manifest[name] = Entry(stage, rows, journal.Models[stage.Definition.Name].ChangedBy, temporary);
                    observer?.OnStageFinished(
                        stage,
                        new StageRecord(StageKind.Export, stage.Definition.Name, ModelChange.None(rows), watch.Elapsed.TotalMilliseconds, "") { Bytes = new FileInfo(temporary).Length });
                }

                journal.Exports.Add(new ExportedFile(stage.Definition.Name, stage.Format, stage.Path, manifest[name].Rows, !current.Contains(name)));
            }

            var archive = new ExportArchive(directory);
            foreach (var stage in stages.Where(s => s.Definition.ArchivesExports))
                archive.Keep(manifest[Path.GetFileName(stage.Path)], temporaries.FirstOrDefault(t => t.To == stage.Path).From ?? stage.Path);
            foreach (var (from, to) in temporaries)
                AtomicFile.Publish(from, to);
            if (temporaries.Count > 0)
                new ExportManifest([.. manifest.Values.OrderBy(f => f.File, StringComparer.Ordinal)]).Write(directory);
            if (known is null)
                journal.Warn($"{Path.Combine(directory, ExportManifest.FileName)} was damaged; all exports and the list were written again.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PipelineException)
        {
            journal.Exports.Clear();
            var cause = e as PipelineException ?? MachineFaults.Of(e)!;
            journal.Fail(cause.ExitCode, $"The data is committed, but the exports in {directory} could not be written: {e.Message} The next run completes them.", cause.MayPass);
        }
        finally
        {
            scratch?.Dispose();
        }
    }

    /// <summary>
    /// The names of the files that fit the manifest. Their bytes are read, because an edit may leave the length and the time of a file
    /// unchanged.
    /// </summary>
    private static async Task<HashSet<string>> FindCurrentAsync(
        IEnumerable<ExportStage> stages, RunJournal journal, Dictionary<string, ManifestEntry> manifest, CancellationToken cancellation)
    {
        var checks = stages.Select(stage => Task.Run(
            () =>
            {
                var name = Path.GetFileName(stage.Path);
                var isCurrent = manifest.TryGetValue(name, out var entry)
                    && entry.ChangedBy == journal.Models[stage.Definition.Name].ChangedBy && IsAsListed(stage.Path, entry);
                return isCurrent ? name : null;
            },
            cancellation));
        return [.. (await Task.WhenAll(checks)).OfType<string>()];
    }

    private static bool IsAsListed(string path, ManifestEntry entry)
    {
        if (FileKinds.Of(path) != FileKind.File || new FileInfo(path).Length != entry.Bytes)
            return false;
        try
        {
            using var stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream)) == entry.Sha256;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file that cannot be read does not fit. The export replaces it.
            return false;
        }
    }

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
