using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Tests.Planning;

/// <summary>Which type holds the values of which other one.</summary>
public sealed class ColumnTypeTests
{
    public static TheoryData<string> Names => ["varchar", "boolean", "smallint", "integer", "bigint", "decimal(18,2)", "decimal(38,0)", "double", "date", "timestamp"];

    [Theory]
    [MemberData(nameof(Names))]
    public void ATypeIsReadAsItIsWritten(string name)
    {
        var type = ColumnType.Parse(name);
        Assert.Equal(name, type.ToString());
        Assert.True(type.Holds(type));
        Assert.True(type.CanBecome(type));
    }

    [Theory]
    [InlineData("decimal(20,4)", "decimal(18,2)", true)]
    [InlineData("decimal(18,4)", "decimal(18,2)", false)]
    [InlineData("decimal(18,1)", "decimal(18,2)", false)]
    [InlineData("decimal(12,2)", "integer", true)]
    [InlineData("decimal(11,2)", "integer", false)]
    [InlineData("bigint", "integer", true)]
    [InlineData("integer", "bigint", false)]
    [InlineData("double", "integer", true)]
    [InlineData("double", "decimal(18,2)", false)]
    [InlineData("timestamp", "date", true)]
    [InlineData("date", "timestamp", false)]
    [InlineData("varchar", "timestamp", true)]
    public void ATypeHoldsTheValuesOfANarrowerOne(string wide, string narrow, bool expected) =>
        Assert.Equal(expected, ColumnType.Parse(wide).Holds(ColumnType.Parse(narrow)));

    [Theory]
    [InlineData("decimal(18,2)", "date", false)]
    [InlineData("boolean", "integer", false)]
    [InlineData("double", "decimal(18,2)", true)]
    [InlineData("varchar", "date", true)]
    public void SomeTypesHaveNoValueInCommon(string from, string to, bool expected) =>
        Assert.Equal(expected, ColumnType.Parse(from).CanBecome(ColumnType.Parse(to)));
}
