namespace BankingContracts.Runtime.Sql.Sessions;

/// <summary>The columns that a query returns.</summary>
internal static class ReturnedColumns
{
    /// <summary>Their names, in order.</summary>
    /// <exception cref="System.Data.Common.DbException">The query is wrong.</exception>
    public static async Task<List<string>> OfAsync(SqlSession session, string query)
    {
        await using var reader = await session.ReadAsync($"select * from (\n{query}\n) as _q limit 0");
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }
}
