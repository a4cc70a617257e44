using BankingContracts.Cli.Configuration;
using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Tests.Configuration;

/// <summary>Secrets in files, as containers get them.</summary>
public sealed class SecretFilesTests
{
    [Fact]
    public void ASecretIsReadFromTheFileThatAVariableNames()
    {
        using var shell = new Shell().With("SERVER_STORE_FILE", "store.txt").With("SERVER_OIDC_CLIENT_SECRET_FILE", "secret.txt");
        File.WriteAllText(Path.Combine(shell.Directory, "store.txt"), "Host=db;Password=abc\n");
        File.WriteAllText(Path.Combine(shell.Directory, "secret.txt"), "abc 123\r\n");

        var settings = Load(shell);

        Assert.Equal(("Host=db;Password=abc", "abc 123"), (settings.ServerStore, settings.OpenIdClientSecret));
        Assert.Empty(settings.Misspelt);
        Assert.DoesNotContain(settings.All, s => s.ToString().Contains("abc", StringComparison.Ordinal));
    }

    [Fact]
    public void AVariableWithTheValueWins()
    {
        using var shell = new Shell().With("SERVER_OIDC_CLIENT_SECRET", "abc").With("SERVER_OIDC_CLIENT_SECRET_FILE", "nothing.txt");
        Assert.Equal("abc", Load(shell).OpenIdClientSecret);
    }

    [Fact]
    public void AFileThatIsNotThereOrEmptyIsNamed()
    {
        using var shell = new Shell().With("SERVER_STORE_FILE", "store.txt");
        Assert.Contains("store.txt cannot be read", Assert.Throws<PipelineException>(() => Load(shell)).Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(shell.Directory, "store.txt"), "\n");
        Assert.Contains("store.txt is empty", Assert.Throws<PipelineException>(() => Load(shell)).Message, StringComparison.Ordinal);
    }

    private static Settings Load(Shell shell) => Settings.Load(new Dictionary<string, string>(), shell.Environment());
}
