using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Hosting;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Scheduling;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using BankingContracts.Server.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BankingContracts.Server.Demo;

/// <summary>Runs made-up nights as the service would have run them, with a clock that is set to each.</summary>
internal sealed class DemoPast : IAsyncDisposable
{
    private const string Person = "a person on a page";
    private const string AccountsFile = "accounts.csv";
    private const string CustomerFile = "Customer.csv";

    private static readonly Dictionary<int, DemoNight> Nights = new()
    {
        [2] = DemoNight.Rebuild,
        [4] = DemoNight.WrongAmounts,
        [7] = DemoNight.LateFile,
        [8] = DemoNight.Cancelled,
        [10] = DemoNight.OtherColumn,
        [12] = DemoNight.DatabaseInUse,
    };

    private readonly ServerOptions _options;
    private readonly ServiceProvider _services;
    private readonly DemoClock _clock = new();
    private readonly DemoBank _bank = new();

    /// <summary>A past for a service.</summary>
    /// <param name="options">What the service is told.</param>
    public DemoPast(ServerOptions options)
    {
        _options = options;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddBankingContracts(options);
        _services = services.BuildServiceProvider();
    }

    private RunQueue Queue => _services.GetRequiredService<RunQueue>();

    private StoreJournal Journal => _services.GetRequiredService<StoreJournal>();

    /// <summary>Runs the nights.</summary>
    /// <param name="schedule">The schedule that was due.</param>
    /// <param name="times">When it was due, UTC, in order.</param>
    /// <param name="cancellation">Ends it between two nights.</param>
    public async Task RunAsync(ScheduleDefinition schedule, IReadOnlyList<DateTime> times, CancellationToken cancellation)
    {
        _clock.Set(times[0].AddDays(-1));
        await Journal.TryOpenAsync(cancellation);
        await Journal.WriteAsync(new ScheduleSeen(schedule.Name, Micros.Of(times[0].AddDays(-1))));
        for (var day = 0; day < times.Count; day++)
        {
            await NightAsync(schedule, day, times[day], cancellation);
            _bank.NextDay();
        }

        // What the next run finds.
        Deliver(times.Count);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task NightAsync(ScheduleDefinition schedule, int day, DateTime due, CancellationToken cancellation)
    {
        Deliver(day);
        switch (Nights.GetValueOrDefault(day))
        {
            case DemoNight.Good:
                await DueAsync(schedule, due, cancellation);
                break;
            case DemoNight.WrongAmounts:
                Write(AccountsFile, _bank.AccountLines().Select((l, i) => i == 0 ? l : Comma(l)));
                var refused = await DueAsync(schedule, due, cancellation);
                Deliver(day);
                await AgainAsync(refused, due.AddHours(5.2), cancellation);
                break;
            case DemoNight.LateFile:
                File.Delete(PathOf(CustomerFile));
                var early = await DueAsync(schedule, due, cancellation);
                Deliver(day);
                await AgainAsync(early, due.AddHours(2.7), cancellation);
                break;
            case DemoNight.OtherColumn:
                Write(AccountsFile, _bank.AccountLines().Select((l, i) => i == 0 ? l.Replace("Balance", "BalanceEUR", StringComparison.Ordinal) : l));
                var changed = await DueAsync(schedule, due, cancellation);
                Deliver(day);
                await AgainAsync(changed, due.AddHours(6.1), cancellation);
                break;
            case DemoNight.DatabaseInUse:
                await InUseAsync(schedule, due, cancellation);
                break;
            case DemoNight.Rebuild:
                await DueAsync(schedule, due, cancellation);
                _clock.Set(due.AddHours(12.5));
                await RunAsync(Queue.New(RunCause.Page, Person, new RunScope { Select = ["layer:marts"], FullRefresh = true }), cancellation);
                break;
            case DemoNight.Cancelled:
                await DueAsync(schedule, due, cancellation);
                _clock.Set(due.AddHours(11.3));
                var run = await Queue.AddAsync(RunCause.Page, Person, new());
                _clock.Set(due.AddHours(11.3).AddSeconds(4));
                await Queue.CancelAsync(run.Id, Person);
                break;
            default:
                throw new InvalidOperationException($"No night like {Nights[day]}.");
        }
    }

    /// <summary>The attempt that found the database in use is recorded only: no other process is there.</summary>
    private async Task InUseAsync(ScheduleDefinition schedule, DateTime due, CancellationToken cancellation)
    {
        _clock.Set(due);
        var first = New(schedule, due);
        await Journal.WriteAsync(
            Taken(schedule, due, first.Id),
            RunQueued.Of(first),
            new RunStarted(first.Id, Micros.Of(due)),
            RunEnded.Of(first with
            {
                State = RunState.Failed,
                EndedAt = due.AddMinutes(10),
                ExitCode = (int)ExitCode.Locked,
                Message = "Another process uses the database; the run waited ten minutes for it.",
            }));
        _clock.Set(due.AddMinutes(12));
        await RunAsync(Queue.New(RunCause.Retry, schedule.Name, first.Scope) with { Schedule = schedule.Name, DueAt = due, Previous = first.Id, Attempt = 2 }, cancellation);
    }

    private async Task<RunEntry> DueAsync(ScheduleDefinition schedule, DateTime due, CancellationToken cancellation)
    {
        _clock.Set(due);
        var run = New(schedule, due);
        await RunAsync(run, cancellation, Taken(schedule, due, run.Id));
        return run;
    }

    private Task AgainAsync(RunEntry run, DateTime at, CancellationToken cancellation)
    {
        _clock.Set(at);
        return RunAsync(Queue.New(RunCause.Page, Person, run.Scope) with { Previous = run.Id }, cancellation);
    }

    private async Task RunAsync(RunEntry run, CancellationToken cancellation, params StoreChange[] with)
    {
        await Queue.AddAsync(run, with);
        await _services.GetServices<IHostedService>().OfType<RunWorker>().Single().RunNextAsync(cancellation);
    }

    private RunEntry New(ScheduleDefinition schedule, DateTime due) =>
        Queue.New(RunCause.Schedule, schedule.Name, _services.GetRequiredService<ScheduleBook>().ScopeOf(schedule, due)) with { Schedule = schedule.Name, DueAt = due };

    private static DueTaken Taken(ScheduleDefinition schedule, DateTime due, string run) => new(schedule.Name, Micros.Of(due), DueOutcome.Run.Word(), run);

    private void Deliver(int day)
    {
        Write(CustomerFile, _bank.CustomerLines().Concat(DemoFaults.Customers(day)));
        Write(AccountsFile, _bank.AccountLines().Concat(DemoFaults.Accounts(day)));
    }

    private void Write(string file, IEnumerable<string> lines)
    {
        Directory.CreateDirectory(_options.Run.InputDirectory);
        File.WriteAllText(PathOf(file), string.Join('\n', lines) + "\n");
        File.SetLastWriteTimeUtc(PathOf(file), _clock.GetUtcNow().UtcDateTime);
    }

    private string PathOf(string file) => Path.Combine(_options.Run.InputDirectory, file);

    /// <summary>A line with a decimal comma in its amount.</summary>
    private static string Comma(string line)
    {
        var fields = line.Split(',');
        return $"{fields[0]},{fields[1]},\"{fields[2].Replace('.', ',')}\",{fields[3]}";
    }
}
