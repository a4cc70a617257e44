using System.Text;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Tests.Ingestion;

public sealed class DeltaTests
{
    private const string AllRows = "from source.src_thing";

    private static readonly SourceBody Plain = SourceDatabase.Body("k", "v") with { Delivery = Delivery.Delta, Key = ["k"] };

    private static readonly SourceBody WithOperation = SourceDatabase.Body("k", "v", "op") with
    {
        Delivery = Delivery.Delta,
        Key = ["k"],
        OperationColumn = "op",
        DeleteValues = ["D", "del"],
    };

    private static readonly SourceBody WithSequence = SourceDatabase.Body("k", "v", "op", "seq") with
    {
        Delivery = Delivery.Delta,
        Key = ["k"],
        OperationColumn = "op",
        DeleteValues = ["D"],
        SequenceColumn = "seq",
    };

    [Fact]
    public void RowsReplaceThoseOfTheSameKey()
    {
        using var database = Load(Plain, "k,v\n1,x\n2,y\n");
        Assert.Equal(new ModelChange(3, 2, 0, 1), database.Load(2, "k,v\n2,Y\n3,z\n").Change);
        Assert.Equal(["1|x|1", "2|Y|2", "3|z|2"], database.Rows(AllRows));
        Assert.Equal(["2|Y|2", "3|z|2"], database.Added);
        Assert.Equal(["2|y|1"], database.Removed);
    }

    [Fact]
    public void UnchangedContentKeepsItsTime()
    {
        using var database = Load(Plain, "k,v\n1,x\n2,y\n");
        Assert.True(database.Load(2, "k,v\n1,x\n").Change.IsEmpty);
        Assert.Equal(["1|x|1", "2|y|1"], database.Rows(AllRows));
    }

    [Fact]
    public void TheKeyIsComparedTrimmed()
    {
        using var database = Load(Plain, "k,v\n1,x\n");
        database.Load(2, "k,v\n\" 1\t\r\n\",y\n");
        Assert.Equal([" 1\t\r\n|y|2"], database.Rows(AllRows));
    }

    [Fact]
    public void TheKeyIsComparedWithoutWhatNobodySees()
    {
        using var database = Load(Plain, "k,v\n1,x\n");
        database.Load(2, "k,v\n\u00a01\u200b,y\n");
        Assert.Equal(["\u00a01\u200b|y|2"], database.Rows(AllRows));
    }

    [Fact]
    public void AnIgnoredRowIsAsIfItWereNotThere()
    {
        using var database = Load(WithOperation with { IgnoreValues = ["S"] }, "k,v,op\n1,x,I\n2,y,I\n");
        var outcome = database.Load(2, "k,v,op\n1,z, s\n,q,S\n2,Y,U\n");
        Assert.Equal(["1|x|I|1", "2|Y|U|2"], database.Rows(AllRows));
        Assert.Equal(3, outcome.RowsRead);
    }

    [Fact]
    public void NoCodeCanMeanADeletion()
    {
        using var database = Load(WithOperation with { DeleteValues = [""] }, "k,v,op\n1,x,I\n2,y,I\n");
        database.Load(2, "k,v,op\n1,x,\n");
        Assert.Equal(["2|y|I|1"], database.Rows(AllRows));
    }

    [Fact]
    public void AKeyMayHaveSeveralColumns()
    {
        using var database = new SourceDatabase(SourceDatabase.Body("a", "b", "v") with { Delivery = Delivery.Delta, Key = ["a", "b"] });
        database.Load(1, "a,b,v\n1,1,x\n1,2,y\n");
        database.Load(2, "a,b,v\n1,2,z\n");
        Assert.Equal(["1|1|x|1", "1|2|z|2"], database.Rows(AllRows));
    }

    [Fact]
    public void ARowThatLacksPartOfItsKeyHasNone()
    {
        using var database = new SourceDatabase(SourceDatabase.Body("a", "b", "v") with { Delivery = Delivery.Delta, Key = ["a", "b"] });
        database.Load(1, "a,b,v\n1,,x\n,1,x\n1,1,x\n");
        database.Load(2, "a,b,v\n1,,y\n,1,x\n");
        Assert.Equal(["1|1|x|1", "1|NULL|x|1", "1|NULL|y|2", "NULL|1|x|1"], database.Rows(AllRows));
    }

    [Fact]
    public void SeveralRowsOfAKeyAreAllStored()
    {
        using var database = Load(Plain, "k,v\n1,x\n");
        database.Load(2, "k,v\n1,x\n1,y\n");
        Assert.Equal(["1|x|1", "1|y|2"], database.Rows(AllRows));
    }

    [Fact]
    public void RowsWithoutAKeyAreAddedOnce()
    {
        using var database = Load(Plain, "k,v\n,x\n \t,y\n1,z\n");
        database.Load(2, "k,v\n,x\n,w\n");
        Assert.Equal([" \t|y|1", "1|z|1", "NULL|w|2", "NULL|x|1"], database.Rows(AllRows));
    }

    [Theory]
    [InlineData("1,,D", new[] { "2|y|U|1" })]
    [InlineData("1,, del ", new[] { "2|y|U|1" })]
    [InlineData("1,,d\n2,,DEL", new string[0])]
    [InlineData("1,,D\n1,z,U", new[] { "1|z|U|2", "2|y|U|1" })]
    [InlineData("1,z,U\n1,,D", new[] { "2|y|U|1" })]
    [InlineData("1,a,U\n1,,D\n1,b,U\n1,c,U", new[] { "1|b|U|2", "1|c|U|2", "2|y|U|1" })]
    [InlineData("3,,D", new[] { "1|x|U|1", "2|y|U|1" })]
    [InlineData("1,z,", new[] { "1|z|NULL|2", "2|y|U|1" })]
    [InlineData(",,D", new[] { "1|x|U|1", "2|y|U|1", "NULL|NULL|D|2" })]
    public void ADeletionRemovesItsKeyInFileOrder(string rows, string[] expected)
    {
        using var database = Load(WithOperation, "k,v,op\n1,x,U\n2,y,U\n");
        database.Load(2, "k,v,op\n" + rows + "\n");
        Assert.Equal(expected, database.Rows(AllRows));
    }

    [Theory]
    [InlineData("1,a,U,1\n1,b,U,2", "1|b|U|2|1")]
    [InlineData("1,b,U,10\n1,a,U,9", "1|b|U|10|1")]
    [InlineData("1,b,U,0010\n1,a,U,9", "1|b|U|0010|1")]
    [InlineData("1,b,U,123456789012345678901234567890\n1,a,U,99999999999999999999999999999", "1|b|U|123456789012345678901234567890|1")]
    [InlineData("1,a,U,10\n1,b,U,9a", "1|b|U|9a|1")]
    [InlineData("1,b,U,1\n1,a,U,", "1|b|U|1|1")]
    [InlineData("1,a,D,1\n1,b,U,2", "1|b|U|2|1")]
    [InlineData("1,b,U,2\n1,a,D,1", "1|b|U|2|1")]
    [InlineData("1,b,U,2026-01-02\n1,a,U,2026-01-01", "1|b|U|2026-01-02|1")]
    public void OnlyTheHighestSequenceOfAKeyCounts(string rows, string expected)
    {
        using var database = Load(WithSequence, "k,v,op,seq\n" + rows + "\n");
        Assert.Equal([expected], database.Rows(AllRows));
    }

    [Theory]
    [InlineData("1,a,U,1\n1,b,D,2")]
    [InlineData("1,a,D,2\n1,b,U,1")]
    [InlineData("1,a,U,2\n1,b,D,2")]
    public void ADeletionOfTheHighestSequenceCounts(string rows)
    {
        using var database = Load(WithSequence, "k,v,op,seq\n1,x,U,0\n");
        Assert.Equal(1, database.Load(2, "k,v,op,seq\n" + rows + "\n").Change.Removed);
        Assert.Empty(database.Rows(AllRows));
    }

    [Fact]
    public void FilesOfOneRunAreEachABatchWithAChangeSetOfItsOwn()
    {
        using var database = Load(WithOperation, "k,v,op\n1,x,U\n2,y,U\n3,z,U\n");
        database.Load(2, "k,v,op\n1,a,U\n2,,D\n4,n,U\n");
        var outcome = database.Load(2, "k,v,op\n1,b,U\n4,,D\n5,m,U\n");
        Assert.Equal(new ModelChange(3, 2, 0, 2), outcome.Change);
        Assert.Equal(["1|b|U|2", "3|z|U|1", "5|m|U|2"], database.Rows(AllRows));
        Assert.Equal(["1|b|U|2", "5|m|U|2"], database.Added);
        Assert.Equal(["1|a|U|2", "4|n|U|2"], database.Removed);
    }

    private static SourceDatabase Load(SourceBody body, string text)
    {
        var database = new SourceDatabase(body);
        database.Load(1, text);
        return database;
    }
}
