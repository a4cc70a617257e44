using System.Text;
using BankingContracts.Engine.Specification.Faults;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Archives;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Replays;

namespace BankingContracts.Engine.Specification.Proof;

/// <summary>A directory with input files and a database. In memory where the system has such a place.</summary>
/// <param name="pipeline">The pipeline.</param>
/// <param name="fixture">The engine.</param>
public sealed class RunDirectory(PipelineDefinition pipeline, EngineFixture fixture) : IDisposable
{
    private readonly DirectoryInfo _root = Scratch.Create();
    private readonly Dictionary<string, byte[]> _files = [];

    /// <summary>The pipeline that runs.</summary>
    public PipelineDefinition Pipeline { get; set; } = pipeline;

    /// <summary>The directory.</summary>
    public string Root => _root.FullName;

    /// <summary>Where the database is.</summary>
    public string Database => _root.CreateSubdirectory("database").FullName;

    /// <summary>Where the files are.</summary>
    public string Inputs => _root.CreateSubdirectory("inputs").FullName;

    /// <summary>Where loaded files are kept, if contracts ask for it.</summary>
    public string Archive => Path.Combine(Root, "archive");

    /// <summary>The files that are there.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _files;

    /// <summary>The engine over the database.</summary>
    public IEngine Engine => fixture.Open(Database);

    /// <summary>Puts files into place; null removes one.</summary>
    public void Deliver(IReadOnlyDictionary<string, IReadOnlyList<string>?> files)
    {
        foreach (var (name, lines) in files)
        {
            var path = Path.Combine(Inputs, name);
            if (lines is null)
            {
                _files.Remove(name);
                File.Delete(path);
            }
            else
            {
                _files[name] = Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n")));
                File.WriteAllBytes(path, _files[name]);
            }
        }
    }

    /// <summary>One run; whatever it ends with. After one that ends well, the records of runs are those of the tables.</summary>
    public async Task<RunResult> TryRunAsync(DateTime runAt, bool isFullRefresh = false, IRunObserver? observer = null, params IReadOnlyList<string> exclude)
    {
        var result = await new PipelineRunner(Pipeline, Engine, observer).RunAsync(Options(runAt, isFullRefresh) with { Exclude = exclude }, CancellationToken.None);
        if (result.ExitCode == ExitCode.Done && fixture.VerifiesEachRun)
            await AssertRecordsAsync();
        return result;
    }

    /// <summary>Fails unless every table is what the record of the last run says.</summary>
    public async Task AssertRecordsAsync()
    {
        await using var reader = await Engine.OpenReaderAsync(Pipeline, CancellationToken.None);
        var verdict = await reader.VerifyAsync(CancellationToken.None);
        Assert.True(verdict is { Differences.Count: 0 }, $"The records differ: {string.Join("; ", (verdict?.Differences ?? []).Select(d => $"{d.Kind} {d.Name}: {d.Text}").DefaultIfEmpty("there are none"))}");
    }

    /// <summary>What a run would do.</summary>
    public Task<RunPreview> PreviewAsync(DateTime runAt) => new PipelineRunner(Pipeline, Engine).PreviewAsync(Options(runAt, isFullRefresh: false), most: 10, CancellationToken.None);

    /// <summary>One run, whatever it ends with, in which a fault may happen to the session; returns the number of its statements.</summary>
    public async Task<int> AttemptAsync(DateTime runAt, Fault? fault, bool isFullRefresh = false)
    {
        var process = new FaultyProcess(fault);
        var engine = fixture.Open(Database, inner => new FaultySession(inner, process));
        try
        {
            await new PipelineRunner(Pipeline, engine).RunAsync(Options(runAt, isFullRefresh), CancellationToken.None);
        }
        catch (OperationCanceledException) when (fault is not null)
        {
            // The next run must end as if this one had not been killed.
        }

        return process.Statements;
    }

    /// <summary>All audits over whole tables.</summary>
    public Task<RunResult> CheckAsync(DateTime runAt) =>
        new PipelineRunner(Pipeline, Engine).CheckAsync(Options(runAt, isFullRefresh: false), CancellationToken.None);

    /// <summary>Does the runs again in another database, and compares the two, model by model.</summary>
    public async Task<IReadOnlyList<ModelDifference>> ReplayAsync()
    {
        using var other = new RunDirectory(Pipeline, fixture);
        await using var here = await Engine.OpenReaderAsync(Pipeline, CancellationToken.None);
        var files = new ArrivedFiles(new FileArchive(Archive), Inputs);
        await new Replay(Pipeline, other.Engine, files).DoAsync(
            await here.ReadRunsAsync(null, CancellationToken.None), await here.ReadStateAsync(CancellationToken.None), other.Options(DateTime.UnixEpoch, isFullRefresh: false), static _ => { }, CancellationToken.None);
        await using var there = await other.Engine.OpenReaderAsync(Pipeline, CancellationToken.None);
        var comparison = new ModelComparison(here, there);
        var differences = new List<ModelDifference>();
        foreach (var model in Pipeline.Models)
        {
            if (await comparison.OfAsync(model, CancellationToken.None) is { } difference)
                differences.Add(difference);
        }

        return differences;
    }

    /// <summary>Reads the tables.</summary>
    public async Task ReadAsync(Func<TableRows, Task> read)
    {
        await using var reader = await Engine.OpenReaderAsync(Pipeline, CancellationToken.None);
        await read(new TableRows(fixture, reader));
    }

    /// <inheritdoc/>
    public void Dispose() => _root.Delete(recursive: true);

    private RunOptions Options(DateTime runAt, bool isFullRefresh) => new()
    {
        InputDirectory = Inputs,
        OutputDirectory = Path.Combine(Root, "outputs"),
        ReportsDirectory = Path.Combine(Root, "reports"),
        ArchiveDirectory = Archive,
        AsOf = runAt,
        FullRefresh = isFullRefresh,
    };
}
