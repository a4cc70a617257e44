using System.Diagnostics;
using System.Globalization;

namespace BankingContracts.Server.Tests.Faults;

/// <summary>The service in a process of its own, over the sample with schedules of seconds.</summary>
internal sealed class ServedProgram : IDisposable
{
    private const string Announced = " is served at ";

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _lines = [];

    private ServedProgram(Process process) => _process = process;

    /// <summary>Where it answers; null when it ended before it did.</summary>
    public Task<Uri?> Address => _address.Task;

    /// <summary>What it printed.</summary>
    public string Output
    {
        get
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }

    /// <summary>The process.</summary>
    public int Id => _process.Id;

    /// <summary>Starts it.</summary>
    /// <param name="folder">Inputs, database, store.</param>
    /// <param name="options">Further options.</param>
    public static ServedProgram Start(TestFolder folder, params string[] options) => Start("dotnet", [], folder, options);

    /// <summary>Starts it on a small disk of its own, which lies over the folder for this process only.</summary>
    /// <param name="size">The size of the disk, as <c>mount</c> reads it.</param>
    /// <param name="folder">Where the disk lies. It has the inputs of the sample.</param>
    public static ServedProgram StartOnDisk(string size, TestFolder folder) => Start(
        "unshare", ["-m", "bash", "-c", $"set -e; mount -t tmpfs -o size={size} tmpfs \"$PWD\"; cd \"$PWD\"; cp -r \"$0\" inputs; exec dotnet \"$@\"", Path.Combine(AppContext.BaseDirectory, "inputs")], folder, []);

    private static ServedProgram Start(string file, IEnumerable<string> first, TestFolder folder, IEnumerable<string> options)
    {
        var start = new ProcessStartInfo(
            file,
            [
                .. first, "exec", Path.Combine(AppContext.BaseDirectory, "Often.dll"), "serve", "--urls", "http://127.0.0.1:0", "--database", "bank.duckdb", "--input", "inputs",
                "--output", "outputs", "--reports", "reports", "--store", "service/service.sqlite", .. options,
            ])
        {
            WorkingDirectory = folder.Of(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SERVER_FOLDER"] = "service";
        var program = new ServedProgram(new Process { StartInfo = start, EnableRaisingEvents = true });
        program._process.OutputDataReceived += (_, e) => program.Hear(e.Data);
        program._process.ErrorDataReceived += (_, e) => program.Hear(e.Data);
        program._process.Exited += (_, _) => program._address.TrySetResult(null);
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        return program;
    }

    /// <summary>Kills it, as a machine that loses its power does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends it as its operator does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_lines)
            _lines.Add(line);
        if (line.IndexOf(Announced, StringComparison.Ordinal) is >= 0 and var at)
            _address.TrySetResult(new Uri(line[(at + Announced.Length)..].Split(' ')[0]));
    }
}
