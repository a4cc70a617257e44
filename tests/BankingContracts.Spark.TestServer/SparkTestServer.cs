using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace BankingContracts.Spark.TestServer;

/// <summary>
/// A Spark Connect server in a folder of its own, on a free port of this machine. It ends with the process of the tests, however that ends, and
/// its folder goes with it. Its catalog is in memory: after <see cref="Restart"/> the files of tables are there and their names are not.
/// </summary>
public sealed class SparkTestServer : IDisposable
{
    /// <summary>
    /// The environment variable that names the folder of a server that runs already, and that several test projects share: a server gets faster with every statement for some
    /// minutes.
    /// </summary>
    public const string Variable = "SPARK_TEST_RUNNING";

    private static readonly Lazy<SparkTestServer> TheShared = new(StartOrAttach);

    private readonly SparkFolder _programs;

    // Null for a server that somebody else started, and ends.
    private readonly Watch? _watch;

    private SparkTestServer(SparkFolder programs, string running)
    {
        (_programs, Folder) = (programs, running);
        Port = ReadNumber("port");
    }

    private SparkTestServer(SparkFolder programs)
    {
        _programs = programs;
        Folder = Directory.CreateTempSubdirectory("banking-contracts-spark-").FullName;
        _watch = new(programs, Folder);
        try
        {
            Begin(port: 0);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>
    /// The one server that all tests of this process share; the first that asks starts it, unless <see cref="Variable"/> names one that runs. A test gives its tables a schema of its own, and neither
    /// stops nor kills this server. Where there is no server to start, the test that asks is skipped.
    /// </summary>
    public static SparkTestServer Shared
    {
        get
        {
            SkipUnlessConfigured();
            return TheShared.Value;
        }
    }

    /// <summary>Where the server keeps its files; tables lie in <c>warehouse</c>, and <c>log</c> is its log.</summary>
    public string Folder { get; }

    /// <summary>The port. It stays the same when the server starts again.</summary>
    public int Port { get; private set; }

    /// <summary>What a driver connects to.</summary>
    public string Uri => $"sc://127.0.0.1:{Port}";

    /// <summary>The path of the ADBC driver.</summary>
    public string DriverPath => _programs.Driver;

    /// <summary>The process of the server.</summary>
    public int ProcessId => ReadNumber("pid");

    /// <summary>Ends the test as skipped where no folder with a server is named.</summary>
    public static void SkipUnlessConfigured() => Assert.SkipUnless(
        SparkFolder.Configured is not null, $"Set {SparkFolder.Variable} to the folder of a Spark test server to run the tests on Spark.");

    /// <summary>Starts a server for one test, which may stop and kill it. The test is skipped where there is no server to start.</summary>
    /// <exception cref="InvalidOperationException">It does not start; the message has the end of its log.</exception>
    public static SparkTestServer Start()
    {
        SkipUnlessConfigured();
        return new(SparkFolder.Configured!);
    }

    /// <summary>A server that runs already. It is not ended here.</summary>
    /// <param name="folder">Where it keeps its files.</param>
    public static SparkTestServer Attach(string folder)
    {
        SkipUnlessConfigured();
        return new(SparkFolder.Configured!, folder);
    }

    /// <summary>Ends the server; its files stay.</summary>
    public void Stop()
    {
        if (File.Exists(Path.Combine(Folder, "pid")))
            Run(_programs.Stop, Folder);
    }

    /// <summary>Ends the server at once, as a crash does (<c>kill -9</c>); its files stay.</summary>
    public void Kill()
    {
        using var server = Process.GetProcessById(ProcessId);
        server.Kill();
        server.WaitForExit();
    }

    /// <summary>Starts the server again, on the same port and files.</summary>
    /// <exception cref="InvalidOperationException">It runs, or does not start.</exception>
    public void Restart() => Begin(Port);

    /// <summary>Ends the server and deletes its files, if it was started here.</summary>
    public void Dispose() => _watch?.Dispose();

    private static SparkTestServer StartOrAttach() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } running ? Attach(running) : Start();

    private int ReadNumber(string file) => int.Parse(File.ReadAllText(Path.Combine(Folder, file)), CultureInfo.InvariantCulture);

    private void Begin(int port) =>
        Port = int.Parse(Run(_programs.Start, Folder, port.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed: {errors.GetAwaiter().GetResult()}");
    }
}
