using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Pipeline.Tests.Engines;
using BankingContracts.Runtime.Definitions;
using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests.Databases;

/// <summary>Reads a database file without the engine of the product.</summary>
public static class DatabaseFile
{
    /// <summary>Opens a file.</summary>
    public static DuckDBConnection OpenToRead(string path)
    {
        var connection = new DuckDBConnection($"DataSource={path};ACCESS_MODE=READ_ONLY");
        connection.Open();
        return connection;
    }

    /// <summary>The table of a model, with its schema.</summary>
    public static string TableOf(ModelDefinition model) => model.Layer.ToString().ToLowerInvariant() + "." + model.Name;

    /// <summary>The file of a workbench.</summary>
    public static string DatabasePath(this Workbench bench) => DuckDbFile.PathIn(bench.Database);

    /// <summary>The rows of a query as text.</summary>
    public static List<IReadOnlyList<string?>> Query(this Workbench bench, string sql)
    {
        using var connection = OpenToRead(bench.DatabasePath());
        return connection.ReadText(sql);
    }
}
