using DuckDB.NET.Data;

namespace BankingContracts.SqlCheck.DuckDb;

/// <summary>
/// Says which functions of the engine aggregate. It asks the engine once: the engine is bundled, so all connections give the same answer.
/// </summary>
internal sealed class FunctionCatalog
{
    private static FunctionCatalog? _loaded;

    private readonly HashSet<string> _aggregates = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _scalars = new(StringComparer.OrdinalIgnoreCase);

    private FunctionCatalog(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "select distinct function_name, function_type from duckdb_functions() where internal and function_type in ('aggregate', 'scalar')";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            (reader.GetString(1) == "aggregate" ? _aggregates : _scalars).Add(reader.GetString(0));

        // The functions of the contract language.
        _aggregates.Add("average");
        _scalars.UnionWith(["ratio", "round_half_up"]);
    }

    public static FunctionCatalog Of(DuckDBConnection connection) => _loaded ??= new FunctionCatalog(connection);

    public bool IsAggregate(string name) => _aggregates.Contains(name);

    /// <summary>
    /// Whether <paramref name="name"/> is certainly a scalar function. A macro is not, because it may hide an aggregate or a subquery. An
    /// unknown function is not either.
    /// </summary>
    public bool IsScalar(string name) => !_aggregates.Contains(name) && (_scalars.Contains(name) || name == "nullif");
}
