using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests;

/// <summary>Rows as text, to be compared.</summary>
internal static class TextRows
{
    /// <summary>The rows of a query, every value cast to text.</summary>
    public static List<IReadOnlyList<string?>> ReadText(this DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"select columns(*)::varchar from ({sql})";
        using var reader = command.ExecuteReader();
        var rows = new List<IReadOnlyList<string?>>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetString(i))]);
        return rows;
    }
}
