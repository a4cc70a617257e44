using System.Text;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.DuckDb.Tests.Ingestion;

public sealed class RaggedRowTests : IDisposable
{
    private const string Ragged = "select * exclude (kind) from pipeline.ragged_rows";

    private readonly SourceDatabase _database = new(SourceDatabase.Body("a", "b"));

    public void Dispose() => _database.Dispose();

    [Fact]
    public void RaggedRowsAreKeptWithTheirTextAndLine()
    {
        var outcome = _database.Load(1, "a,b\n1,x\n\n\"q\"\"1\n\"\n2,y,z\n3,w\n");
        Assert.Equal((4, 2, 2, true), (outcome.RowsRead, outcome.Change.Rows, outcome.RaggedRows, outcome.RaggedChanged));
        Assert.Equal(
            [
                "src_thing|things.csv|4|Invalid row: too few fields (\"q\"\"1\n\")",
                "src_thing|things.csv|6|Invalid row: too many fields (2,y,z)",
            ],
            _database.Rows(Ragged));
        Assert.Equal(["1|x|1", "3|w|1"], _database.Rows("from source.src_thing"));
    }

    [Fact]
    public void SurplusEmptyFieldsAreIgnored()
    {
        var outcome = _database.Load(1, "a,b\n1,x,,\n2,\"y\",\"\"\n3,z,,0\n4, \"v\",\n5,w,\"\"  ,\n6,u, \n");
        Assert.Equal((6, 4, 2), (outcome.RowsRead, outcome.Change.Rows, outcome.RaggedRows));
        Assert.Equal(["1|x|1", "2|y|1", "4| \"v\"|1", "5|w|1"], _database.Rows("from source.src_thing"));
    }

    [Theory]
    [InlineData("1,x\n", 1)]
    [InlineData("1,x,y\n", 2)]
    public void ALongRaggedRowIsKeptWhole(string other, int ragged)
    {
        // DuckDB cuts what it rejects at 10,000 bytes, here in the middle of a character.
        var text = "x" + new string('é', 6_000);
        var outcome = _database.Load(1, $"a,b\n{text}\n{other}");
        Assert.Equal((2, 2 - ragged, ragged), (outcome.RowsRead, outcome.Change.Rows, outcome.RaggedRows));
        Assert.Equal($"src_thing|things.csv|2|Invalid row: too few fields ({text})", _database.Rows(Ragged)[0]);
    }

    [Fact]
    public void OneFieldTooManyAndOneTooFewDoNotCancelOut()
    {
        // The number of delimiters is right, so only the engine's count of rows tells.
        var outcome = _database.Load(1, "a,b\n1,x,y\n2\n3,z\n");
        Assert.Equal((3, 1, 2), (outcome.RowsRead, outcome.Change.Rows, outcome.RaggedRows));
    }

    [Fact]
    public void AFileOfRaggedRowsOnlyHasNoRows()
    {
        var outcome = _database.Load(1, "a,b\n1\n2\n");
        Assert.Equal((2, 0, 2), (outcome.RowsRead, outcome.Change.Rows, outcome.RaggedRows));
    }

    [Fact]
    public void AMovedRaggedRowHasNotChanged()
    {
        _database.Load(1, "a,b\n1\n2,x\n");
        Assert.False(_database.Load(2, "a,b\n2,x\n1\n").RaggedChanged);
        Assert.Equal(["src_thing|things.csv|3|Invalid row: too few fields (1)"], _database.Rows(Ragged));
    }

    [Fact]
    public void ACopyMoreIsAChange()
    {
        _database.Load(1, "a,b\n1\n2,x\n");
        Assert.True(_database.Load(2, "a,b\n1\n1\n2,x\n").RaggedChanged);
    }

    [Fact]
    public void AMendedRowLeaves()
    {
        _database.Load(1, "a,b\n1\n");
        Assert.True(_database.Load(2, "a,b\n1,x\n").RaggedChanged);
        Assert.Empty(_database.Rows(Ragged));
    }

    [Fact]
    public void DeltaFilesKeepEachOthersRaggedRows()
    {
        using var database = new SourceDatabase(SourceDatabase.Body("a", "b") with { Delivery = Delivery.Delta, Key = ["a"] });
        database.Load(1, ("d1.csv", "a,b\n1\n"u8.ToArray()));
        database.Load(1, ("d2.csv", "a,b\n2\n"u8.ToArray()));
        Assert.True(database.Load(2, ("d2.csv", "a,b\n3\n"u8.ToArray())).RaggedChanged);
        Assert.Equal(
            ["src_thing|d1.csv|2|Invalid row: too few fields (1)", "src_thing|d2.csv|2|Invalid row: too few fields (3)"],
            database.Rows(Ragged));
    }

    [Fact]
    public void PartsKeepTheNamesAndLinesOfTheirRaggedRows()
    {
        _database.Load(1, ("p1.csv", "a,b\n1,x\n2\n"u8.ToArray()), ("p2.csv", "a,b\n3,y\n\n4\n5,z,\n6,z,w\n"u8.ToArray()));

        Assert.Equal(
            ["src_thing|p1.csv|3|Invalid row: too few fields (2)", "src_thing|p2.csv|4|Invalid row: too few fields (4)", "src_thing|p2.csv|6|Invalid row: too many fields (6,z,w)"],
            _database.Rows(Ragged));
        Assert.Equal(["1|x", "3|y", "5|z"], _database.Rows("select a, b from source.src_thing"));
    }

    [Fact]
    public void ManyRaggedRowsInALargeFileAreAllAccountedFor()
    {
        var text = new StringBuilder("a,b\r\n");
        for (var i = 0; i < 300_000; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i},{(i % 97 == 0 ? "x,y" : i % 89 == 0 ? "x,," : "name of the thing")}\r\n{(i % 83 == 0 ? "\r\n" : i % 79 == 0 ? "short\r\n" : "")}");
        _database.Execute("set threads = 4");
        var outcome = _database.Load(1, text.ToString());
        var tooMany = Enumerable.Range(0, 300_000).Count(i => i % 97 == 0);
        var tooFew = Enumerable.Range(0, 300_000).Count(i => i % 83 != 0 && i % 79 == 0);
        Assert.Equal((300_000 + tooFew, 300_000 - tooMany, tooMany + tooFew), (outcome.RowsRead, outcome.Change.Rows, outcome.RaggedRows));
    }
}
