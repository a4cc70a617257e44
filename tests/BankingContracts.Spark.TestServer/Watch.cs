using System.Diagnostics;

namespace BankingContracts.Spark.TestServer;

/// <summary>
/// Ends a server with the process of the tests. A server outlives who started it, and a process that is killed runs no code of ours. So a shell
/// waits at a pipe that this process holds: when it is closed, by us or by the system, the shell stops the server and deletes its folder.
/// </summary>
internal sealed class Watch : IDisposable
{
    // An interrupt from the terminal reaches the shell, too, and it has work to do after it. Nobody waits for it at the end of the tests: their runner gives a process
    // ten seconds to exit, and who reads its output would wait for the shell.
    private const string Script = """exec > /dev/null 2>&1; trap '' INT TERM HUP; cat > /dev/null; "$1" "$2" 2> /dev/null; rm -rf -- "$2" """;

    private readonly Process _shell;
    private bool _isDisposed;

    public Watch(SparkFolder programs, string folder) =>
        _shell = Process.Start(new ProcessStartInfo("bash", ["-c", Script, "watch", programs.Stop, folder]) { RedirectStandardInput = true })!;

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _shell.StandardInput.Close();
        _shell.WaitForExit();
        _shell.Dispose();
    }
}
