using System.Diagnostics;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BankingContracts.Cli.Progress;

/// <summary>The lower lines of a terminal during a run: the stages that ended last, and the current stage with its time so far.</summary>
internal sealed class LiveProgress : IRunObserver, IDisposable
{
    private const int MostFinished = 8;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly Queue<string> _finished = new();
    private readonly Action<IRenderable> _show;
    private readonly Stopwatch _whole = Stopwatch.StartNew();
    private readonly Stopwatch _stage = Stopwatch.StartNew();
    private readonly Timer _timer;
    private string _current;
    private int _total;
    private int _started;
    private bool _isOver;

    /// <summary>Shows <paramref name="firstStage"/> until a plan is made.</summary>
    public LiveProgress(string firstStage, Action<IRenderable> show)
    {
        (_current, _show) = (firstStage, show);
        _timer = new Timer(_ => Change(() => { }), null, Tick, Tick);
    }

    public void OnWaiting() => Change(() => _current = "waiting: another process uses the database");

    public void OnPlanned(RunPlan plan) => Change(() => _total = plan.Stages.Count(s => s.Trigger != StageTrigger.Never));

    public void OnStageStarted(PlannedStage stage) => Change(() =>
    {
        _started = Math.Min(_started + 1, _total);
        _current = stage is IngestStage { Files: [var first, ..] files }
            ? $"{stage.Kind.Word()} {stage.Model} from {(files.Count == 1 ? first.Name : $"{files.Count} parts")}, {FileSize.Text(files.Sum(f => f.Bytes))}"
            : $"{stage.Kind.Word()} {stage.Model}".TrimEnd();
        _stage.Restart();
    });

    public void OnStageFinished(PlannedStage stage, StageRecord record) => Change(() =>
    {
        if (record.Milliseconds <= 0)
            return;
        _finished.Enqueue(LineProgress.Line(stage, record));
        if (_finished.Count > MostFinished)
            _finished.Dequeue();
    });

    /// <summary>Stops drawing.</summary>
    public void Dispose()
    {
        lock (_lock)
            _isOver = true;
        _timer.Dispose();
    }

    /// <summary>What is shown now, a line each.</summary>
    public IReadOnlyList<string> Lines()
    {
        var place = _total > 0 ? $"stage {_started} of {_total}, " : "";
        return [.. _finished.Select(f => " " + f), $" {_current}: {Seconds(_stage)} ({place}{Seconds(_whole)} in all)"];
    }

    private void Change(Action change)
    {
        lock (_lock)
        {
            if (_isOver)
                return;
            change();
            _show(new Rows(Lines().Select(l => new Text(DisplayText.OneLine(l)) { Overflow = Overflow.Ellipsis })));
        }
    }

    private static string Seconds(Stopwatch watch) => watch.Elapsed < TimeSpan.FromMinutes(1)
        ? $"{watch.Elapsed.Seconds} s"
        : $"{(long)watch.Elapsed.TotalMinutes} min {watch.Elapsed.Seconds:00} s";
}
