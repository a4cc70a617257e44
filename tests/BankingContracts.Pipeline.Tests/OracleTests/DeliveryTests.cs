using BankingContracts.Engine.Specification.Oracle;

namespace BankingContracts.Pipeline.Tests.OracleTests;

public sealed class DeliveryTests
{
    [Fact]
    public void ColumnsComeInAnyOrderUnderTrimmedNames() =>
        Assert.Equal(
            [new ReceivedCustomer("1", "Ada", "yes")],
            Delivery.Customers(TestFiles.Lines(" HasLoan ,CustomerID,Name", "yes,1,Ada")).Rows);

    [Theory]
    [InlineData("CustomerID,Name")]
    [InlineData("CustomerID,Name,HasLoan,City")]
    [InlineData("CustomerID,Name,HasLoan,Name")]
    [InlineData("customerid,Name,HasLoan")]
    public void OtherColumnsAreRefused(string header) =>
        Assert.Throws<InvalidDataException>(() => Delivery.Customers(TestFiles.Lines(header)));

    [Fact]
    public void SurplusFieldsCountOnlyWhenTheyHoldSomething()
    {
        var received = Delivery.Customers(TestFiles.Customers("1,Ada,yes,,\"\"", "2,Bob,no,x"));

        Assert.Equal([new ReceivedCustomer("1", "Ada", "yes")], received.Rows);
        Assert.Equal(["Invalid row: too many fields (2,Bob,no,x)"], received.Ragged.Select(r => r.Text));
    }

    [Fact]
    public void ALineThatLacksFieldsIsRagged() =>
        Assert.Equal(
            ["Invalid row: too few fields (\"1\",Ada)"],
            Delivery.Customers(TestFiles.Customers("\"1\",Ada")).Ragged.Select(r => r.Text));
}
