using BankingContracts.Engine.Specification;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Sql.Sessions;
using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests.Engines;

/// <summary>DuckDB over a file.</summary>
public sealed class DuckDbFile : EngineFixture
{
    /// <summary>The database file in a directory.</summary>
    public static string PathIn(string directory) => Path.Combine(directory, "bank.duckdb");

    /// <inheritdoc/>
    public override IEngine Open(string directory, Func<ISqlSession, ISqlSession>? around = null) =>
        new DuckDbEngine(new EngineSettings(PathIn(directory), Threads: "1"), around);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>?> TablesAsync(string directory) => Task.FromResult<IReadOnlyList<string>?>(NamesIn(directory));

    /// <summary>The names of the tables and views of the file in a directory.</summary>
    public static IReadOnlyList<string> NamesIn(string directory)
    {
        using var connection = new DuckDBConnection("DataSource=" + PathIn(directory));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select table_name from information_schema.tables";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    /// <inheritdoc/>
    public override string TypeName(ColumnType type) => type.ToString().ToUpperInvariant();
}
