using BankingContracts.ContractModel.Tests.Resolution;
using DuckDB.NET.Data;
using static BankingContracts.ContractModel.Tests.Resolution.Contracts;

namespace BankingContracts.ContractModel.Tests.NamingRules;

public class SqlKeywordTests
{
    [Fact]
    public void EveryWordThatDuckDbCannotTakeForAColumnIsAKeyword()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var keywords = Query(connection, "select keyword_name from duckdb_keywords() order by all");
        var refused = keywords.Where(k => !Runs(connection, $"create or replace table t({k} integer)") || !Runs(connection, $"select {k} from t"));

        var missing = refused.Where(k => !Banking.With(Mart("account_summary", Column(k))).Findings().Any(f => f.StartsWith("BKC5016", StringComparison.Ordinal)));

        Assert.True(keywords.Count > 300);
        Assert.Empty(missing);
    }

    private static List<string> Query(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetString(0));
        return values;
    }

    private static bool Runs(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            command.ExecuteNonQuery();
            return true;
        }
        catch (DuckDBException)
        {
            return false;
        }
    }
}
