using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace BankingContracts.Server.Tests.Store;

/// <summary>A PostgreSQL server in a folder of its own, on a free port of this machine. It ends with the process of the tests.</summary>
internal sealed class PostgreSqlServer
{
    private const string Variable = "POSTGRESQL_TEST_SERVER";

    // PostgreSQL refuses to run as root; Debian's package makes this user.
    private const string User = "postgres";

    private static readonly Lazy<PostgreSqlServer> TheShared = new(() => new());

    private static int _databases;

    private readonly string _programs;
    private readonly string _folder;
    private readonly int _port;

    private PostgreSqlServer()
    {
        _programs = Environment.GetEnvironmentVariable(Variable)!;
        _folder = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"banking-contracts-postgresql-{Environment.ProcessId}"));
        _port = FreePort();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End();
        Run("initdb", "-D", _folder, "-U", User, "-A", "trust", "--no-sync");
        Run("pg_ctl", "start", "-D", _folder, "-w", "-l", Path.Combine(_folder, "log"), "-o", string.Create(CultureInfo.InvariantCulture, $"-p {_port} -k {_folder} -h 127.0.0.1 -c fsync=off"));
    }

    /// <summary>The one server of this process. Where there is none to start, the test that asks is skipped.</summary>
    public static PostgreSqlServer Shared
    {
        get
        {
            Assert.SkipUnless(
                Environment.GetEnvironmentVariable(Variable) is { Length: > 0 },
                $"Set {Variable} to the folder of PostgreSQL's programs, for example /usr/lib/postgresql/15/bin, to run the tests on PostgreSQL.");
            return TheShared.Value;
        }
    }

    /// <summary>The connection string of a new database.</summary>
    public string NewDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"store{Interlocked.Increment(ref _databases)}");
        Run("createdb", "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture), "-U", User, name);
        return string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username={User};Database={name};Pooling=false");
    }

    /// <summary>Nobody waits for it: the runner gives the process a few seconds to exit.</summary>
    private void End()
    {
        var stop = Path.Combine(_programs, "pg_ctl");
        var user = Environment.IsPrivilegedProcess ? $"runuser -u {User} -- " : "";
        Process.Start("setsid", ["sh", "-c", $"{user}'{stop}' stop -D '{_folder}' -m immediate > /dev/null 2>&1; rm -rf '{_folder}'"]).Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Run(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        var start = Environment.IsPrivilegedProcess ? new ProcessStartInfo("runuser", ["-u", User, "--", path, .. arguments]) : new ProcessStartInfo(path, arguments);
        (start.WorkingDirectory, start.RedirectStandardOutput, start.RedirectStandardError) = (Path.GetTempPath(), true, true);
        using var process = Process.Start(start)!;
        // The output is short, and nobody reads it to its end: a server that was started keeps its side open.
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed: {process.StandardError.ReadToEnd()}");
    }
}
