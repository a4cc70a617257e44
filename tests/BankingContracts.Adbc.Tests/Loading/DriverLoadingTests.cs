using System.Runtime.InteropServices;
using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Loading;
using BankingContracts.Adbc.Reading;
using BankingContracts.Adbc.Tests.DuckDb;

namespace BankingContracts.Adbc.Tests.Loading;

public sealed class DriverLoadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ADriverIsLoadedByThePathOfItsLibrary()
    {
        using var driver = AdbcDriver.Load(DuckDbDriver.Library, DuckDbDriver.EntryPoint);
        Assert.Equal(new Version(1, 1, 0), driver.Version);
    }

    [Fact]
    public void ADriverIsLoadedByThePathOfItsManifest()
    {
        using var driver = AdbcDriver.Load(WriteDuckDbManifest("any.toml"));
        Assert.Equal(1, Answer(driver));
    }

    [Fact]
    public void TheEndOfTheManifestsPathMayBeLeftOut()
    {
        var manifest = WriteDuckDbManifest("any.toml");
        using var driver = AdbcDriver.Load(Path.ChangeExtension(manifest, null));
        Assert.Equal(1, Answer(driver));
    }

    [Fact]
    public void ANameIsSearchedInTheFoldersInOrder()
    {
        var manifest = WriteDuckDbManifest("second/duck.toml");
        var found = DriverFinder.Find("duck", [Path.Combine(_folder.Path, "first"), Path.GetDirectoryName(manifest)!, "/never/reached"]);
        Assert.Equal(new DriverManifest(DuckDbDriver.Library, DuckDbDriver.EntryPoint), found);
    }

    [Fact]
    public void ALibraryInAFolderIsFoundByItsName()
    {
        var found = DriverFinder.Find("duckdb", [Path.GetDirectoryName(DuckDbDriver.Library)!]);
        Assert.Equal(DuckDbDriver.Library, found.Library);
    }

    [Fact]
    public void AManifestGoesBeforeALibraryInTheSameFolder()
    {
        _folder.Write(Path.GetFileName(DuckDbDriver.Library), "");
        WriteDuckDbManifest("duckdb.toml");
        Assert.Equal(DuckDbDriver.Library, DriverFinder.Find("duckdb", [_folder.Path]).Library);
    }

    [Fact]
    public void AnUnknownNameTellsWhereItWasSearched()
    {
        var error = Assert.Throws<AdbcException>(() => DriverFinder.Find("nobody", ["/first", "/second"]));

        Assert.Equal(AdbcStatusCode.NotFound, error.Status);
        Assert.Equal(
            "There is no ADBC driver called nobody in /first, /second. Install it there, set ADBC_DRIVER_PATH to its folder, or give the path of its library.",
            error.Message);
    }

    [Fact]
    public void AMissingLibraryNamesItsPath()
    {
        var path = Path.Combine(_folder.Path, "libmissing.so");
        var error = Refusal(path);

        Assert.Equal(AdbcStatusCode.NotFound, error.Status);
        Assert.Equal($"There is no ADBC driver at {path}. Check the path of the library or of its manifest.", error.Message);
    }

    [Fact]
    public void AMissingLibraryOfAManifestNamesThePathOfTheLibrary()
    {
        var error = Refusal(_folder.Write("gone.toml", "[Driver]\nshared = 'libgone.so'"));

        Assert.Equal(AdbcStatusCode.NotFound, error.Status);
        Assert.StartsWith($"There is no library at {Path.Combine(_folder.Path, "libgone.so")}.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("This is a text.")]
    public void AFileThatIsNoLibrarySaysSo(string text)
    {
        var path = _folder.Write("libtext.so", text);
        var error = Refusal(path);

        Assert.Equal(AdbcStatusCode.InvalidArgument, error.Status);
        Assert.StartsWith($"The file {path} cannot be loaded as a library on {PlatformTuple.Current}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALibraryThatIsNoDriverNamesTheFunctionsThatItLacks()
    {
        var library = Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*System.Native.*").First(static f => !f.EndsWith(".a", StringComparison.Ordinal));
        var error = Refusal(library);

        Assert.Equal(AdbcStatusCode.InvalidArgument, error.Status);
        Assert.StartsWith($"The library {library} has no function AdbcSystemInit or AdbcDriverInit, so it is no ADBC driver", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongEntryPointIsNamed()
    {
        var error = Assert.Throws<AdbcException>(() => AdbcDriver.Load(DuckDbDriver.Library, "duckdb_init"));

        Assert.Equal(AdbcStatusCode.InvalidArgument, error.Status);
        Assert.Contains("has no function duckdb_init, so", error.Message, StringComparison.Ordinal);
    }

    private static object Answer(AdbcDriver driver)
    {
        using var database = driver.Open();
        using var connection = database.Connect();
        using var statement = connection.CreateStatement();
        statement.SqlQuery = "select 1";
        using var rows = new ArrowDataReader(statement.ExecuteQuery().Stream);
        Assert.True(rows.Read());
        return rows.GetValue(0);
    }

    private static AdbcException Refusal(string driver) => Assert.Throws<AdbcException>(() => AdbcDriver.Load(driver));

    private string WriteDuckDbManifest(string name) =>
        _folder.Write(name, $"[Driver]\nentrypoint = '{DuckDbDriver.EntryPoint}'\nshared = '{DuckDbDriver.Library}'");
}
