using DuckDB.NET.Data;

namespace BankingContracts.ContractModel.Tests.Dialects;

/// <summary>An in-memory DuckDB; values are read as the engine prints them, NULL as null.</summary>
internal sealed class Database : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public Database(params string[] statements)
    {
        _connection.Open();
        foreach (var statement in statements)
            Execute(statement);
    }

    /// <summary>The value of <c>$run_at</c>.</summary>
    public DateTime RunAt { get; init; } = new(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc);

    public void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    public List<string?[]> Rows(string sql)
    {
        using var command = Command($"select columns(*)::varchar from ({sql})");
        using var reader = command.ExecuteReader();
        var rows = new List<string?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetString(i))]);
        return rows;
    }

    public string? Value(string sql) => Assert.Single(Assert.Single(Rows(sql)));

    /// <summary>Puts texts into a table of varchar columns.</summary>
    public void Insert(string table, IEnumerable<string?[]> rows)
    {
        using var appender = _connection.CreateAppender(table);
        foreach (var row in rows)
        {
            var line = appender.CreateRow();
            foreach (var value in row)
                line.AppendValue(value);
            line.EndRow();
        }
    }

    public void Dispose() => _connection.Dispose();

    private DuckDBCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        if (sql.Contains("$run_at", StringComparison.Ordinal))
            command.Parameters.Add(new DuckDBParameter("run_at", RunAt));
        return command;
    }
}
