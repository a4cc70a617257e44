using System.Diagnostics;

namespace BankingContracts.Server.Tests.Address;

/// <summary>The program in processes of its own, over the sample in a folder.</summary>
internal sealed class ServedProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServedProcess(Process process) => _process = process;

    /// <summary>Starts the service, and waits until it answers.</summary>
    public static async Task<ServedProcess> StartAsync(TestFolder folder)
    {
        var process = Start(folder, "serve", "--urls", "http://127.0.0.1:0");
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(" is served at ", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                return new(process);
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int ExitCode, string Out, string Error)> VerbAsync(TestFolder folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await error);
    }

    /// <summary>Starts a verb.</summary>
    public static Process Start(TestFolder folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "BankingContracts.Pipeline.dll"), .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in new[]
        {
            ("DUCKDB_PATH", "pipeline.duckdb"), ("INPUT_PATH", "inputs"), ("OUTPUT_PATH", "outputs"), ("REPORTS_PATH", "reports"),
            ("SERVER_FOLDER", "service"), ("SERVER_STORE", "service/service.sqlite"), ("DUCKDB_THREADS", "1"),
        })
        {
            start.Environment[variable] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Kills it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}
