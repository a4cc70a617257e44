using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Exports;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.DuckDb.Tests.Fixtures;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Runtime.DuckDb.Tests.Exports;

public sealed class ExporterTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory();

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task ADecimalWithoutWholePlacesHasAZeroBeforeThePoint()
    {
        var share = ItemPipeline.Model(
            "share",
            ModelLayer.Marts,
            ["share_id"],
            [],
            [new ColumnDefinition("share_id", ItemPipeline.Number, IsNullable: false), new ColumnDefinition("share_pct", new ColumnType(ColumnKind.Decimal, 3, 3), IsNullable: true)],
            new QueryBody(Materialization.Table, ""));
        using var database = DuckDbDatabase.OpenForWriting(new EngineSettings(Path.Combine(_directory.FullName, "share.duckdb")));
        database.Session.Execute("create table marts.share (share_id integer, share_pct decimal(3,3))");
        database.Session.Execute("insert into marts.share values (1, 0.5), (2, -0.125), (3, null), (4, 0)");

        var file = Path.Combine(_directory.FullName, "share.csv");
        Assert.Equal(4, await Exporter.ExportAsync(database.File, share, ExportFormat.Csv, file));
        Assert.Equal(["share_id,share_pct", "1,0.500", "2,-0.125", "3,", "4,0.000"], File.ReadAllLines(file));
    }
}
