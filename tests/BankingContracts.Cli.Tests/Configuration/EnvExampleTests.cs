using System.Text.RegularExpressions;
using BankingContracts.Cli.Configuration;
using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime.Spark;

namespace BankingContracts.Cli.Tests.Configuration;

public sealed partial class EnvExampleTests
{
    [Fact]
    public void TheExampleListsEverySettingInOrder()
    {
        using var shell = new Shell();
        var known = Settings.Load(new Dictionary<string, string>(), shell.Environment(), [.. new SparkEngineProvider().Settings, .. new DatabricksEngineProvider().Settings]).All.Select(s => s.Variable);

        Assert.Equal(known, Assignment().Matches(File.ReadAllText(ExamplePath())).Select(m => m.Groups[1].Value));
    }

    [Fact]
    public void TheExampleReadsAsItIs()
    {
        using var shell = new Shell().WithDotEnv(File.ReadAllText(ExamplePath()));

        Assert.All(DotEnvFile.Read(shell.Directory).Values, Assert.Empty);
    }

    private static string ExamplePath()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "BankingContracts.sln")))
            directory = directory.Parent!;
        return Path.Combine(directory.FullName, ".env.example");
    }

    [GeneratedRegex("^#? ?([A-Z_]+)=", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();
}
