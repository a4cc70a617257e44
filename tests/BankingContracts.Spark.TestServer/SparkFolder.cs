namespace BankingContracts.Spark.TestServer;

/// <summary>
/// A folder with a Spark server for tests: its programs <c>start</c> and <c>stop</c>, and an ADBC driver. The environment variable
/// <see cref="Variable"/> names it.
/// </summary>
public sealed class SparkFolder
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "SPARK_TEST_SERVER";

    private SparkFolder(string path) => Path = path;

    /// <summary>The folder; null where the variable is not set.</summary>
    /// <exception cref="InvalidOperationException">The variable names something else.</exception>
    public static SparkFolder? Configured { get; } = Find(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>The program that starts a server: <c>start DIR [PORT]</c>.</summary>
    public string Start => System.IO.Path.Combine(Path, "start");

    /// <summary>The program that stops it: <c>stop DIR</c>.</summary>
    public string Stop => System.IO.Path.Combine(Path, "stop");

    /// <summary>The ADBC driver.</summary>
    public string Driver => System.IO.Path.Combine(Path, "driver", "libadbc_driver_spark.so");

    private static SparkFolder? Find(string? path)
    {
        if (string.IsNullOrWhiteSpace(path))
            return null;
        var folder = new SparkFolder(System.IO.Path.GetFullPath(path));
        foreach (var file in new[] { folder.Start, folder.Stop, folder.Driver })
        {
            if (!File.Exists(file))
                throw new InvalidOperationException($"{Variable} names {folder.Path}, which has no {System.IO.Path.GetRelativePath(folder.Path, file)}. Name a folder with a Spark test server.");
        }

        return folder;
    }
}
