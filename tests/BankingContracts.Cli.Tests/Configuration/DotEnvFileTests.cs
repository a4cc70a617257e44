using BankingContracts.Cli.Configuration;
using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Tests.Configuration;

public sealed class DotEnvFileTests
{
    [Fact]
    public void NoFileIsNoSettings()
    {
        using var shell = new Shell();

        Assert.Empty(DotEnvFile.Read(shell.Directory));
    }

    [Theory]
    [InlineData("A=b", "b")]
    [InlineData("# comment\r\nA=b # why\r\n", "b")]
    [InlineData("\uFEFFA=b\n", "b")]
    [InlineData("export A=b", "b")]
    [InlineData("A='with $ sign'", "with $ sign")]
    [InlineData("A=first\nA=last", "last")]
    [InlineData("A=C:\\data\\x.duckdb", "C:\\data\\x.duckdb")]
    [InlineData("A=a b/ü.duckdb", "a b/ü.duckdb")]
    public void ValuesReadAsWritten(string text, string expected)
    {
        using var shell = new Shell().WithDotEnv(text);

        Assert.Equal(expected, DotEnvFile.Read(shell.Directory)["A"]);
    }

    [Fact]
    public void TheProcessKeepsItsVariables()
    {
        using var shell = new Shell().WithDotEnv("CLI_TEST_LEAK=1");

        DotEnvFile.Read(shell.Directory);

        Assert.Null(Environment.GetEnvironmentVariable("CLI_TEST_LEAK"));
    }

    [Fact]
    public void ABrokenLineIsNamedWithoutItsContent()
    {
        using var shell = new Shell().WithDotEnv("A=b\nsecret token\n");

        var error = Assert.Throws<PipelineException>(() => DotEnvFile.Read(shell.Directory));

        Assert.Contains(".env line 2 cannot be read", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }
}
