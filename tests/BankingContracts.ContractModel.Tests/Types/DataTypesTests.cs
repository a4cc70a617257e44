using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Tests.Types;

public sealed class DataTypesTests
{
    public static TheoryData<DataTypeKind> Known => [.. Enum.GetValues<DataTypeKind>().Where(static k => k != DataTypeKind.Unknown)];

    [Fact]
    public void EveryTypeHasOneRow() => Assert.Equal(Enum.GetValues<DataTypeKind>(), DataTypes.All.Select(static r => r.Kind));

    [Theory]
    [MemberData(nameof(Known))]
    public void AContractCanNameEveryType(DataTypeKind kind)
    {
        var row = DataTypes.Of(kind);
        Assert.All(row.Aliases.Prepend(row.Name), n => Assert.Equal(kind, DataTypeNames.Find(row.HasScale ? n + "(18,2)" : n).Kind));
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void EveryTypeIsInCSharpAndInEveryDialect(DataTypeKind kind)
    {
        var row = DataTypes.Of(kind);
        Assert.All([row.CSharp, row.Getter, row.DuckDb, row.Spark], static n => Assert.False(string.IsNullOrEmpty(n)));
        Assert.NotEqual(TypeFamily.None, row.Family);
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void ANameOfAnotherSystemLeadsToAType(DataTypeKind kind) => Assert.All(
        DataTypes.Of(kind).Foreign,
        f =>
        {
            Assert.Equal(DataType.Unknown, DataTypeNames.Find(f.Name));
            Assert.Equal(kind, DataTypeNames.Find(f.Instead).Kind);
        });
}
