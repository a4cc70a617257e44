using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Loading;

namespace BankingContracts.Adbc.Tests.Loading;

public sealed class DriverManifestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OnePathIsForEveryPlatform()
    {
        var manifest = Read("""
            manifest_version = 1
            name = 'Spark'
            publisher = 'somebody'
            version = '1.2.3'

            [Driver]
            entrypoint = 'SparkInit'
            shared = '/opt/libspark.so'
            """);

        Assert.Equal(new DriverManifest(Path.GetFullPath("/opt/libspark.so"), "SparkInit"), manifest);
    }

    [Fact]
    public void AmongSeveralPlatformsThisOneIsTaken()
    {
        var manifest = Read($"""
            [Driver.shared]
            plan9_amd64 = '/opt/plan9.so'
            {PlatformTuple.Current} = '/opt/this.so'
            """);

        Assert.Equal(new DriverManifest(Path.GetFullPath("/opt/this.so"), EntryPoint: null), manifest);
    }

    [Fact]
    public void ARelativePathBeginsAtTheManifest() =>
        Assert.Equal(Path.Combine(_folder.Path, "lib", "spark.so"), Read("[Driver]\nshared = 'lib/spark.so'").Library);

    [Fact]
    public void ABrokenManifestNamesItsFileAndItsLine()
    {
        var error = Refusal("[Driver]\nshared = 'never closed");

        Assert.Equal(AdbcStatusCode.InvalidArgument, error.Status);
        Assert.Contains($"The driver manifest {ManifestFile} is not TOML: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("(2,", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AManifestWithoutThisPlatformNamesTheOnesItHas()
    {
        var error = Refusal("[Driver.shared]\nplan9_amd64 = 'a.so'\nplan9_arm64 = 'b.so'");

        Assert.Equal(AdbcStatusCode.NotFound, error.Status);
        Assert.Equal(
            $"The driver manifest {ManifestFile} has no library for {PlatformTuple.Current}; it has one for plan9_amd64, plan9_arm64. Install the driver for {PlatformTuple.Current}.",
            error.Message);
    }

    [Theory]
    [InlineData("name = 'x'", "does not say where the library is")]
    [InlineData("Driver = 'x'", "does not say where the library is")]
    [InlineData("[Driver]\nentrypoint = 'x'", "does not say where the library is")]
    [InlineData("[Driver]\nshared = ''", "has no path in Driver.shared")]
    [InlineData("[Driver]\nshared = 3", "has no path in Driver.shared")]
    [InlineData("[Driver]\nshared = 'a.so'\nentrypoint = 3", "has an entrypoint that is not a text")]
    [InlineData("manifest_version = 2\n[Driver]\nshared = 'a.so'", "has the version 2")]
    public void AWrongManifestNamesItsFileAndTheRemedy(string text, string what)
    {
        var error = Refusal(text);

        Assert.Equal(AdbcStatusCode.InvalidArgument, error.Status);
        Assert.StartsWith($"The driver manifest {ManifestFile} {what}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingManifestIsNotFound()
    {
        var error = Assert.Throws<AdbcException>(() => DriverManifest.Read(ManifestFile));

        Assert.Equal(AdbcStatusCode.NotFound, error.Status);
        Assert.Contains(ManifestFile, error.Message, StringComparison.Ordinal);
    }

    private string ManifestFile => Path.Combine(_folder.Path, "spark.toml");

    private DriverManifest Read(string text) => DriverManifest.Read(_folder.Write("spark.toml", text));

    private AdbcException Refusal(string text) => Assert.Throws<AdbcException>(() => Read(text));
}
