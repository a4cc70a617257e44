using System.Diagnostics;
using System.Globalization;

namespace BankingContracts.Pipeline.Tests.Faults;

/// <summary>The program of the other pipeline as built, in a process of its own.</summary>
public static class BuiltProgram
{
    /// <summary>Starts it on <paramref name="root"/>, which has inputs.</summary>
    /// <param name="root">Directory of inputs, database and outputs.</param>
    /// <param name="day">The day of January of the run.</param>
    /// <param name="before">A shell command to go before, such as <c>ulimit</c>; empty for none.</param>
    /// <param name="folder">Where the program lies; null for where it was built.</param>
    public static Process Start(string root, int day, string before = "", string? folder = null)
    {
        var run = string.Create(CultureInfo.InvariantCulture, $"run --as-of 2026-01-{day:00}T06:30:00Z --input inputs --output outputs --reports reports");
        return Start(root, run, before, folder);
    }

    /// <summary>Starts a verb of it on the database in <paramref name="root"/>.</summary>
    /// <param name="root">Directory of the database, from which other paths start.</param>
    /// <param name="arguments">The verb and its options but the database, as a shell reads them.</param>
    /// <param name="before">A shell command to go before; empty for none.</param>
    /// <param name="folder">Where the program lies; null for where it was built.</param>
    public static Process Start(string root, string arguments, string before = "", string? folder = null)
    {
        var call = $"exec dotnet exec '{Path.Combine(folder ?? AppContext.BaseDirectory, "Deliveries.dll")}' {arguments} --database bank.duckdb";
        var start = new ProcessStartInfo("/bin/sh", ["-c", before.Length == 0 ? call : before + "; " + call])
        {
            WorkingDirectory = root,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Puts a copy of the program into <paramref name="folder"/>.</summary>
    public static void CopyTo(DirectoryInfo folder)
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        foreach (var file in built.EnumerateFiles().Where(f => f.Extension is ".dll" or ".json"))
            file.CopyTo(Path.Combine(folder.FullName, file.Name));
        Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "runtimes"), Path.Combine(built.FullName, "runtimes"));
    }

    /// <summary>Writes inputs with <paramref name="rows"/> holders, named after the day.</summary>
    public static void Deliver(DirectoryInfo root, int day, int rows)
    {
        var inputs = root.CreateSubdirectory("inputs").FullName;
        File.WriteAllLines(Path.Combine(inputs, "branches.csv"), ["branch_id,since,city"]);
        File.WriteAllLines(
            Path.Combine(inputs, "holders_1.csv"),
            Enumerable.Range(0, rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"n,{i},Name{day}")).Prepend("region_id,holder_id,name"));
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code and what it wrote to the error stream.</returns>
    public static async Task<(int ExitCode, string Error)> EndAsync(this Process process)
    {
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await error);
    }

    /// <summary>Waits until it has a file open, or has ended.</summary>
    public static async Task UntilItHasOpenedAsync(this Process process, string file)
    {
        var open = new DirectoryInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/fd"));
        while (!process.HasExited && !Targets().Contains(file))
            await Task.Delay(5, TestContext.Current.CancellationToken);

        // A file may be closed again while they are listed.
        List<string?> Targets()
        {
            try
            {
                return [.. open.EnumerateFileSystemInfos().Select(f => f.LinkTarget)];
            }
            catch (IOException)
            {
                return [];
            }
        }
    }

    /// <summary>Sends it a signal.</summary>
    public static void Signal(this Process process, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
