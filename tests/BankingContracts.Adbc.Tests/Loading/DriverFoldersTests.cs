using BankingContracts.Adbc.Loading;

namespace BankingContracts.Adbc.Tests.Loading;

public sealed class DriverFoldersTests
{
    [Fact]
    public void TheVariableComesBeforeTheUserAndTheUserBeforeTheSystem()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The folders are Linux's.");
        Assert.Equal(
            ["/a", "/b", "/home/me/.config/adbc/drivers", "/etc/adbc/drivers"],
            Folders(("ADBC_DRIVER_PATH", "/a:/b"), ("HOME", "/home/me")));
    }

    [Fact]
    public void TheUsersConfigurationMayLieElsewhere()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The folders are Linux's.");
        Assert.Equal(["/config/adbc/drivers", "/etc/adbc/drivers"], Folders(("XDG_CONFIG_HOME", "/config"), ("HOME", "/home/me")));
    }

    [Fact]
    public void AUserWithoutAHomeHasNoFolder()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The folders are Linux's.");
        Assert.Equal(["/etc/adbc/drivers"], Folders());
    }

    private static IReadOnlyList<string> Folders(params (string Name, string Value)[] environment)
    {
        var values = environment.ToDictionary(static e => e.Name, static e => e.Value);
        return DriverFolders.Of(name => values.GetValueOrDefault(name));
    }
}
