using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Runtime.DuckDb.Tests.Connections;

public sealed class DuckDbDatabaseTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory();

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ADatabaseIsOpenedWithoutTheOptimizersThatAreWrong(bool isReadOnly)
    {
        var settings = new EngineSettings(Path.Combine(_directory.FullName, "first.duckdb"));
        using (var written = DuckDbDatabase.OpenForWriting(settings))
            written.Commit(() => { }, reclaims: false);
        using var database = isReadOnly ? DuckDbDatabase.OpenForReading(settings) : DuckDbDatabase.OpenForWriting(settings);

        Assert.Equal(
            FaultyOptimizers.All.Select(o => o.Rule).Order(),
            database.Session.Scalar<string>("select current_setting('disabled_optimizers')").Split(',').Order());
    }
}
