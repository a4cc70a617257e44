using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Tests.Ingestion;

public sealed class ChangeCaptureTests : IDisposable
{
    private const string AllRows = "select * from source.src_thing";

    private readonly SourceDatabase _database = new(SourceDatabase.Body("a", "b"));

    public void Dispose() => _database.Dispose();

    [Fact]
    public void AFirstLoadAddsEveryRow()
    {
        var outcome = _database.Load(1, "a,b\n1,x\n2,y\n");
        Assert.Equal((new ModelChange(2, 2, 0, 0), 2, 0, false), (outcome.Change, outcome.RowsRead, outcome.RaggedRows, outcome.RaggedChanged));
        Assert.Equal(["1|x|1", "2|y|1"], _database.Rows(AllRows));
    }

    [Fact]
    public void TheRowsOfPartsAreComparedTogether()
    {
        _database.Load(1, ("p1.csv", "a,b\n1,x\n2,y\n"u8.ToArray()), ("p2.csv", "b,a\nx,1\nz,3\n"u8.ToArray()));
        Assert.Equal(["1|x|1", "1|x|1", "2|y|1", "3|z|1"], _database.Rows(AllRows));

        var outcome = _database.Load(2, ("p1.csv", "a,b\n3,z\n1,x\n"u8.ToArray()), ("p3.csv", "a,b\n4,w\n1,x\n"u8.ToArray()));

        Assert.Equal(new ModelChange(4, 1, 0, 1), outcome.Change);
        Assert.Equal([2, 2], outcome.RowsByFile);
        Assert.Equal(["1|x|1", "1|x|1", "3|z|1", "4|w|2"], _database.Rows(AllRows));
    }

    [Fact]
    public void AnUnchangedFileChangesNothing()
    {
        _database.Load(1, "a,b\n1,x\n2,\n");
        var outcome = _database.Load(2, "b,a\n,2\nx,1\n");
        Assert.Equal(ModelChange.None(2), outcome.Change);
        Assert.Equal(["1|x|1", "2|NULL|1"], _database.Rows(AllRows));
        Assert.Empty(_database.Added);
        Assert.Empty(_database.Removed);
    }

    [Fact]
    public void ChangedRowsArriveAnewAndOthersKeepTheirTime()
    {
        _database.Load(1, "a,b\n1,x\n2,y\n3,z\n");
        var outcome = _database.Load(2, "a,b\n1,x\n2,Y\n4,z\n");
        Assert.Equal(new ModelChange(3, 2, 0, 2), outcome.Change);
        Assert.Equal(["1|x|1", "2|Y|2", "4|z|2"], _database.Rows(AllRows));
        Assert.Equal(["2|Y|2", "4|z|2"], _database.Added);
        Assert.Equal(["2|y|1", "3|z|1"], _database.Removed);
    }

    [Theory]
    [InlineData("1, x", "1|x", "1| x")]
    [InlineData("1,X", "1|x", "1|X")]
    [InlineData("01,x", "1|x", "01|x")]
    [InlineData("1,", "1|x", "1|NULL")]
    public void ContentIsComparedAsReceived(string row, string before, string after)
    {
        _database.Load(1, "a,b\n1,x\n");
        _database.Load(2, $"a,b\n{row}\n");
        Assert.Equal([before + "|1"], _database.Removed);
        Assert.Equal([after + "|2"], _database.Rows(AllRows));
    }

    [Fact]
    public void QuotesAreNotContent()
    {
        _database.Load(1, "a,b\n1,x\n2,\n");
        Assert.True(_database.Load(2, "a,b\n\"1\",\"x\"\n2,\"\"\n").Change.IsEmpty);
    }

    [Fact]
    public void OfSeveralCopiesTheNewestLeave()
    {
        _database.Load(1, "a,b\n1,x\n");
        _database.Load(2, "a,b\n1,x\n1,x\n");
        _database.Load(3, "a,b\n1,x\n1,x\n1,x\n");
        Assert.Equal(["1|x|1", "1|x|2", "1|x|3"], _database.Rows(AllRows));
        Assert.Equal(new ModelChange(1, 0, 0, 2), _database.Load(4, "a,b\n1,x\n").Change);
        Assert.Equal(["1|x|1"], _database.Rows(AllRows));
        Assert.Equal(["1|x|2", "1|x|3"], _database.Removed);
    }

    [Fact]
    public void AnEmptyFileRemovesEverything()
    {
        _database.Load(1, "a,b\n1,x\n2,\n");
        Assert.Equal(new ModelChange(0, 0, 0, 2), _database.Load(2, "a,b\n").Change);
        Assert.Equal(["1|x|1", "2|NULL|1"], _database.Removed);
    }

    [Fact]
    public void NothingIsLeftBehindButTheChangeSet()
    {
        _database.Load(1, "a,b\n1,x\n1\n1,2,3\n4,5,\n");
        _database.Load(2, "a,b\n2,x\n1\n");
        Assert.Equal(
            ["_change_ragged_rows", "_change_src_thing", "_ragged_src_thing"],
            _database.Rows("select distinct regexp_replace(table_name, '_[0-9]+$', '') from (select table_name from duckdb_tables() where temporary union all select view_name from duckdb_views() where temporary and not internal)"));
    }
}
