using BankingContracts.Cli.Configuration;
using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Cli.Tests.Configuration;

public sealed class SettingsTests
{
    private static readonly Dictionary<string, string> NoFlags = [];

    [Fact]
    public void DefaultsLieBelowTheWorkingDirectory()
    {
        using var shell = new Shell();

        var settings = Settings.Load(NoFlags, shell.Environment());

        Assert.Equal(Path.Combine(shell.Directory, "data", "inputs"), settings.InputDirectory);
        Assert.Equal(Path.Combine(shell.Directory, "data", "outputs"), settings.OutputDirectory);
        Assert.Equal(Path.Combine(shell.Directory, "data", "quality_reports"), settings.ReportsDirectory);
        Assert.Equal(Path.Combine(shell.Directory, "data", "duckdb", "pipeline.duckdb"), settings.DatabasePath);
        Assert.Equal("duckdb", settings.DatabaseType);
    }

    [Fact]
    public void TheFileBeatsTheDefault()
    {
        using var shell = new Shell().WithDotEnv("INPUT_PATH=from_file\n");

        var settings = Settings.Load(NoFlags, shell.Environment());

        Assert.Equal(Path.Combine(shell.Directory, "from_file"), settings.InputDirectory);
        Assert.Equal(SettingOrigin.DotEnv, Setting(settings, "INPUT_PATH").Origin);
    }

    [Fact]
    public void AVariableBeatsTheFile()
    {
        using var shell = new Shell().WithDotEnv("INPUT_PATH=from_file\n").With("INPUT_PATH", "from_variable");

        var settings = Settings.Load(NoFlags, shell.Environment());

        Assert.Equal(Path.Combine(shell.Directory, "from_variable"), settings.InputDirectory);
        Assert.Equal(SettingOrigin.Environment, Setting(settings, "INPUT_PATH").Origin);
    }

    [Fact]
    public void AFlagBeatsTheVariable()
    {
        using var shell = new Shell().With("INPUT_PATH", "from_variable");

        var settings = Settings.Load(new Dictionary<string, string> { ["INPUT_PATH"] = "from_flag" }, shell.Environment());

        Assert.Equal(Path.Combine(shell.Directory, "from_flag"), settings.InputDirectory);
        Assert.Equal(SettingOrigin.Flag, Setting(settings, "INPUT_PATH").Origin);
    }

    [Theory]
    [InlineData("DUCKDB_PAHT")]
    [InlineData("DUCKDB_MEMORY_LIMITS")]
    public void AMisspeltVariableIsFound(string variable)
    {
        using var shell = new Shell().With(variable, "x");

        var (found, meant) = Assert.Single(Settings.Load(NoFlags, shell.Environment()).Misspelt);

        Assert.Equal(variable, found);
        Assert.StartsWith(meant[..^3], variable, StringComparison.Ordinal);
    }

    /// <summary>A setting that is set is not meant by another name, and variables of other programs are not ours.</summary>
    [Fact]
    public void VariablesOfOtherProgramsAreNotMisspelt()
    {
        using var shell = new Shell().With("DUCKDB_PATH", "a.duckdb").WithDotEnv("DUCKDB_PAHT=b\nSPARK_HOME=/opt/spark\nINPUT=c\n");

        Assert.Empty(Settings.Load(NoFlags, shell.Environment(), new EngineSetting("SPARK_URI")).Misspelt);
    }

    [Fact]
    public void AnEmptyVariableCountsAsUnset()
    {
        using var shell = new Shell().WithDotEnv("OUTPUT_PATH=\n").With("INPUT_PATH", "");

        var settings = Settings.Load(NoFlags, shell.Environment());

        Assert.Equal(SettingOrigin.Default, Setting(settings, "INPUT_PATH").Origin);
        Assert.Equal(SettingOrigin.Default, Setting(settings, "OUTPUT_PATH").Origin);
    }

    [Fact]
    public void TheEnvironmentNamesTheDatabase()
    {
        using var shell = new Shell().With("ENVIRONMENT", "test");

        Assert.EndsWith("pipeline_test.duckdb", Settings.Load(NoFlags, shell.Environment()).DatabasePath, StringComparison.Ordinal);
    }

    [Fact]
    public void AnExplicitDatabaseBeatsTheEnvironmentsName()
    {
        using var shell = new Shell().With("ENVIRONMENT", "test").With("DUCKDB_PATH", "my.duckdb");

        Assert.Equal(Path.Combine(shell.Directory, "my.duckdb"), Settings.Load(NoFlags, shell.Environment()).DatabasePath);
    }

    [Fact]
    public void AnEnvironmentThatCannotBeAFileNameIsRefused()
    {
        using var shell = new Shell().With("ENVIRONMENT", "../prod");

        var error = Assert.Throws<PipelineException>(() => Settings.Load(NoFlags, shell.Environment()));

        Assert.Equal(ExitCode.BadInput, error.ExitCode);
        Assert.Contains("ENVIRONMENT is '../prod'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASecretNeverShows()
    {
        using var shell = new Shell().With("DATABRICKS_TOKEN", "dapi123");

        var settings = Settings.Load(NoFlags, shell.Environment(), new EngineSetting("DATABRICKS_TOKEN", IsSecret: true));

        Assert.Equal("********", Setting(settings, "DATABRICKS_TOKEN").Shown);
        Assert.DoesNotContain("dapi123", Setting(settings, "DATABRICKS_TOKEN").ToString(), StringComparison.Ordinal);
        Assert.Equal("refused: ********", settings.Redact("refused: dapi123"));
    }

    private static Setting Setting(Settings settings, string variable) => settings.All.Single(s => s.Variable == variable);
}
