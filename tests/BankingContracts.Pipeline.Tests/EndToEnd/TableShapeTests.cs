using BankingContracts.Engine.Specification.Oracle;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

public sealed class TableShapeTests
{
    [Fact]
    public async Task TheTablesHaveTheDesignsColumnsInOrder()
    {
        using var history = new History();
        await history.AddAsync(Delivered.Lines([], []));

        Assert.All(DesignedColumns.ByModel, design => Assert.Equal(
            design.Value,
            history.Harness.Query($"select column_name || ' ' || data_type from duckdb_columns() where table_name = '{design.Key}' order by column_index")
                .Select(r => r[0])));
    }
}
