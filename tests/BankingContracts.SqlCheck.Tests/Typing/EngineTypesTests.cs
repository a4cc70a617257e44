using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Model;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Tests.Typing;

public sealed class EngineTypesTests
{
    private static readonly string[] Inner = ["NULL", Families.AnyNumber];

    public static TheoryData<DataTypeKind> Kinds => [.. Enum.GetValues<DataTypeKind>().Where(static k => k != DataTypeKind.Unknown)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryTypeOfContractsHasARow(DataTypeKind kind)
    {
        var type = kind == DataTypeKind.Decimal ? new DataType(kind, 18, 2) : new DataType(kind);
        var row = EngineTypes.Of(kind);
        Assert.True(row.IsPortable);
        Assert.NotEqual(TypeFamily.Unknown, row.Family);
        using var database = new BindingDatabase();
        var column = Assert.Single(database.Bind($"select cast(null as {TypeNames.Of(type, Dialect.DuckDb)}) as x").Columns);
        Assert.Same(row, EngineTypes.Find(column.Type));
        Assert.Equal(type, Assignability.InContract(column.Type));
        Assert.True(Assignability.Fits(column.Type, type));
    }

    [Fact]
    public void TheEngineHasEveryTypeUnderAllItsNames()
    {
        using var database = new BindingDatabase();
        Assert.All(EngineTypes.All.Where(static t => !Inner.Contains(t.Name)), type =>
        {
            var names = type.Aliases.Where(static a => !a.Contains("TIMEZONE", StringComparison.Ordinal) && !a.Contains("PRECISION", StringComparison.Ordinal)).Append(type.Name);
            var found = database.Bind("select " + string.Join(", ", names.Select(static n => $"cast(null as {n})"))).Columns.Select(static c => c.Type).Distinct();
            Assert.Equal(Assert.Single(found).Split('(')[0], type.Name == "TIMESTAMPTZ" ? "TIMESTAMP WITH TIME ZONE" : type.Name);
        });
    }

    [Theory]
    [InlineData("UTINYINT", DataTypeKind.SmallInt, true)]
    [InlineData("USMALLINT", DataTypeKind.SmallInt, false)]
    [InlineData("USMALLINT", DataTypeKind.Integer, true)]
    [InlineData("UINTEGER", DataTypeKind.Integer, false)]
    [InlineData("UBIGINT", DataTypeKind.BigInt, false)]
    [InlineData("INTEGER", DataTypeKind.Double, true)]
    [InlineData("BIGINT", DataTypeKind.Double, false)]
    [InlineData("FLOAT", DataTypeKind.Double, true)]
    [InlineData("INTEGER", DataTypeKind.Varchar, false)]
    [InlineData("DATE", DataTypeKind.Timestamp, false)]
    [InlineData("TIME", DataTypeKind.Timestamp, false)]
    public void ATypeFitsIfItLosesNothing(string engineType, DataTypeKind kind, bool fits) => Assert.Equal(fits, Assignability.Fits(engineType, new DataType(kind)));

    [Theory]
    [InlineData("DECIMAL(18,2)", true)]
    [InlineData("DECIMAL(18,3)", false)]
    [InlineData("DECIMAL(20,2)", false)]
    [InlineData("INTEGER", true)]
    [InlineData("BIGINT", false)]
    [InlineData("DOUBLE", false)]
    public void ADecimalHoldsWhatHasNoMoreDigits(string engineType, bool fits) => Assert.Equal(fits, Assignability.Fits(engineType, new DataType(DataTypeKind.Decimal, 18, 2)));
}
