using System.Text;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.DuckDb.Tests.Ingestion;

/// <summary>In which file and on which line the rows of a source were received.</summary>
public sealed class PositionTests
{
    private const string Positions = """
        select s.k, s.v, p.file, p.line from (select *, row_number() over (partition by k, v order by loaded_at) as n from source.src_thing) as s
        left join (select *, row_number() over (partition by content order by rowid) as n from pipeline.positions_src_thing) as p
        on p.content = hash(s.k, s.v) and p.n = s.n
        """;

    private static readonly SourceBody Full = SourceDatabase.Body("k", "v");

    private static readonly SourceBody Delta = Full with { Delivery = Delivery.Delta, Key = ["k"] };

    [Theory]
    [InlineData("k,v\n1,x\n2,y\n", "1|x|2", "2|y|3")]
    [InlineData("\n\nk,v\n1,x\n2,y", "1|x|4", "2|y|5")]
    [InlineData("k,v\r\n1,x\r\n\r\n2,y\r\n", "1|x|2", "2|y|4")]
    [InlineData("k,v\n1,\"a\nb\"\n2,y\n", "1|a\nb|2", "2|y|4")]
    [InlineData("k,\"v\n\"\n1,x\n2,y\n", "1|x|3", "2|y|4")]
    [InlineData("k,v\n1\n2,y\n3,z,q\n4,\"w\"\n", "2|y|3", "4|w|5")]
    [InlineData("k,v\n1,x,\n2, \"y\"\n", "1|x|2", "2| \"y\"|3")]
    public void ARowIsOnTheLineWhereItsRecordStarts(string text, params string[] rows)
    {
        using var database = new SourceDatabase(Full);
        database.Load(1, text);
        Assert.Equal(rows.Select(r => r.Insert(r.LastIndexOf('|'), "|things.csv")), database.Rows(Positions));
    }

    [Fact]
    public void LinesAreThoseOfTheFileAsReceivedInAnyEncoding()
    {
        using var database = new SourceDatabase(Full with { Encoding = "utf-16" });
        database.Load(1, ("things.csv", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("k,v\n1,\"ü\u2028\nx\"\n2,y\n")).ToArray()));
        Assert.Equal(["1|ü\u2028\nx|things.csv|2", "2|y|things.csv|4"], database.Rows(Positions));
    }

    [Fact]
    public void WithoutAHeaderTheFirstLineIsARow()
    {
        using var database = new SourceDatabase(Full with { HasHeader = false });
        database.Load(1, "\n1,x\n2,y\n");
        Assert.Equal(["1|x|things.csv|2", "2|y|things.csv|3"], database.Rows(Positions));
    }

    [Fact]
    public void AnUnchangedRowKeepsItsPositionAndANewOneGetsItsOwn()
    {
        using var database = new SourceDatabase(Full);
        database.Load(1, ("a.csv", "k,v\n1,x\n2,y\n3,z\n"u8.ToArray()));
        database.Load(2, ("b.csv", "k,v\n3,z\n2,Y\n1,x\n"u8.ToArray()));
        Assert.Equal(["1|x|a.csv|2", "2|Y|b.csv|3", "3|z|a.csv|4"], database.Rows(Positions));
    }

    [Fact]
    public void OfSeveralCopiesTheLastAreNewAndTheNewestLeave()
    {
        using var database = new SourceDatabase(Full);
        database.Load(1, ("a.csv", "k,v\n1,x\n"u8.ToArray()));
        database.Load(2, ("b.csv", "k,v\n1,x\n2,y\n1,x\n1,x\n"u8.ToArray()));
        Assert.Equal(["1|x|a.csv|2", "1|x|b.csv|4", "1|x|b.csv|5", "2|y|b.csv|3"], database.Rows(Positions));
        database.Load(3, ("c.csv", "k,v\n1,x\n1,x\n"u8.ToArray()));
        Assert.Equal(["1|x|a.csv|2", "1|x|b.csv|4"], database.Rows(Positions));
    }

    [Fact]
    public void ASourceThatWasEmptiedBeginsAnew()
    {
        using var database = new SourceDatabase(Full);
        database.Load(1, "k,v\n1,x\n");
        database.Load(2, "k,v\n");
        database.Load(3, "k,v\n5,q\n1,x\n");
        Assert.Equal(["1|x|things.csv|3", "5|q|things.csv|2"], database.Rows(Positions));
        Assert.Equal(["2"], database.Rows("select count(*) from pipeline.positions_src_thing"));
    }

    [Fact]
    public void ADeltaFileKeepsThePositionsOfOtherKeys()
    {
        using var database = new SourceDatabase(Delta);
        database.Load(1, ("a.csv", "k,v\n1,x\n2,y\n"u8.ToArray()));
        database.Load(2, ("b.csv", "k,v\n,lost\n2,Y\n"u8.ToArray()));
        Assert.Equal(["1|x|a.csv|2", "2|Y|b.csv|3", "NULL|lost|b.csv|2"], database.Rows(Positions));
    }

    [Fact]
    public void OfADeltaFileOnlyTheRowsThatStayCount()
    {
        using var database = new SourceDatabase(SourceDatabase.Body("k", "v", "op") with
        {
            Delivery = Delivery.Delta,
            Key = ["k"],
            OperationColumn = "op",
            DeleteValues = ["D"],
            IgnoreValues = ["S"],
        });
        database.Load(1, "k,v,op\n9,s,S\n1,x,I\n1,x,D\n1,x,I\n");
        Assert.Equal(["1|x|I|things.csv|5"], database.Rows("select k, v, op, file, line from source.src_thing left join pipeline.positions_src_thing on content = hash(k, v, op)"));
    }

    [Fact]
    public void RowsFromBeforePositionsWereKeptHaveNone()
    {
        using var database = new SourceDatabase(Full);
        database.Load(1, "k,v\n1,x\n2,y\n");
        database.Execute("drop table pipeline.positions_src_thing");
        database.Load(2, ("b.csv", "k,v\n1,x\n3,z\n"u8.ToArray()));
        Assert.Equal(["1|x|NULL|NULL", "3|z|b.csv|3"], database.Rows(Positions));
    }

    [Fact]
    public void PositionsFoundByTheHashesOfAnotherEngineAreForgotten()
    {
        using var database = new SourceDatabase(Full);
        database.Load(1, "k,v\n1,x\n");
        database.Execute("update pipeline.position_hash set example = 1");
        database.Load(2, "k,v\n1,x\n3,z\n");
        Assert.Equal(["1|x|NULL|NULL", "3|z|things.csv|3"], database.Rows(Positions));
    }
}
