using BankingContracts.Engine.Specification.Oracle;

namespace BankingContracts.Pipeline.Tests.OracleTests;

public sealed class ArrivalTableTests
{
    private readonly ArrivalTable<string> _table = new();

    [Fact]
    public void AnUnchangedRowKeepsItsTime()
    {
        Load(1, "a", "b");
        Load(2, "b", "c");

        Assert.Equal(["b1", "c2"], Content());
    }

    [Fact]
    public void AFurtherCopyIsNew()
    {
        Load(1, "a");
        Load(2, "a", "a");

        Assert.Equal(["a1", "a2"], Content());
    }

    [Fact]
    public void WhenCopiesFallTheNewestLeave()
    {
        Load(1, "a");
        Load(2, "a", "a", "a");
        Load(3, "a", "a");

        Assert.Equal(["a1", "a2"], Content());
    }

    [Fact]
    public void ARowThatReturnsIsNew()
    {
        Load(1, "a");
        Load(2);
        Load(3, "a");

        Assert.Equal(["a3"], Content());
    }

    private void Load(int day, params string[] rows) => _table.Replace(rows, new DateTime(2026, 1, day));

    private IEnumerable<string> Content() => _table.Rows.Select(a => $"{a.Row}{a.At.Day}").Order(StringComparer.Ordinal);
}
