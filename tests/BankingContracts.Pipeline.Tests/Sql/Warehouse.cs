using BankingContracts.Engine.Specification.Oracle;
using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests.Sql;

/// <summary>An in-memory DuckDB that holds the oracle's tables under their plain names, without keys or constraints.</summary>
public sealed class Warehouse : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    /// <summary>Stores the tables of <paramref name="pipeline"/>.</summary>
    public Warehouse(ReferencePipeline pipeline)
    {
        _connection.Open();
        foreach (var table in ExpectedTables.Of(pipeline))
        {
            Execute($"create table {table.Model} ({string.Join(", ", DesignedColumns.ByModel[table.Model])})");
            var values = string.Join(",\n", table.Rows.Select(r => $"({string.Join(", ", r.Select(Literal))})"));
            if (values.Length > 0)
                Execute($"insert into {table.Model} ({string.Join(", ", table.Columns)}) values {values}");
        }
    }

    /// <summary>Runs a statement.</summary>
    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The rows of a query, every value cast to text.</summary>
    public IReadOnlyList<IReadOnlyList<string?>> Query(string sql) => _connection.ReadText(sql);

    /// <summary>Names and types of the columns of a query.</summary>
    public IEnumerable<string> Describe(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"describe {sql}";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return $"{reader.GetString(0)} {reader.GetString(1)}";
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static string Literal(string? value) => value is null ? "null" : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
