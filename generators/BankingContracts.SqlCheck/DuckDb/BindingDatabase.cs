using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.Runtime.DuckDb.Connections;
using DuckDB.NET.Data;

namespace BankingContracts.SqlCheck.DuckDb;

/// <summary>An engine in memory. It has the table of every contract, without rows, and its binder checks the types of the SQL.</summary>
internal sealed class BindingDatabase : IDisposable
{
    private const string Prefix = "describe ";

    // The scalar functions of the contract language bind with arguments of any type. The analysis knows which types they take.
    private static readonly string StandIns =
        $"create macro {Words<Layer>.All[0]}.ratio(numerator, denominator, digits) as case when numerator is null or denominator is null then digits + 0.5 end; "
        + $"create macro {Words<Layer>.All[0]}.round_half_up(number, digits) as case when number is null then digits + 0.5 end";

    private static readonly IReadOnlyList<string> Schemas = [.. Words<Layer>.All];

    private readonly DuckDBConnection _connection;
    private readonly HashSet<string> _tables;
    private HashSet<string>? _functions;

    /// <summary>A database without tables.</summary>
    public BindingDatabase()
    {
        _connection = new("Data Source=:memory:");
        _tables = new(StringComparer.OrdinalIgnoreCase);
        _connection.Open();
        // Binding can open files, but nothing outside may decide what compiles.
        Run(FaultyOptimizers.SwitchOff + "; set enable_external_access = false; set errors_as_json = true; set threads = 1; "
            + string.Concat(Schemas.Select(static s => "create schema " + s + "; ")) + StandIns);
        SetPath();
    }

    /// <summary>
    /// Another connection to the tables of <paramref name="other"/>, for another thread. From then on, nothing creates more tables.
    /// </summary>
    public BindingDatabase(BindingDatabase other)
    {
        _connection = other._connection.Duplicate();
        _tables = other._tables;
        _connection.Open();
        SetPath();
    }

    /// <summary>The connection, for other code that reads the syntax tree.</summary>
    public DuckDBConnection Connection => _connection;

    /// <summary>Whether the engine has the function <paramref name="name"/>.</summary>
    public bool HasFunction(string name) => (_functions ??= Functions()).Contains(name);

    /// <summary>Whether the database has the table of the model <paramref name="name"/>, so that SQL can bind against it.</summary>
    public bool HasTable(string name) => _tables.Contains(name);

    /// <summary>
    /// Creates the tables of <paramref name="models"/>. It leaves out a table whose contract contradicts itself; the check of the contract
    /// reports this.
    /// </summary>
    public void Create(IReadOnlyList<ResolvedModel> models)
    {
        const int Batch = 100;
        foreach (var batch in models.Chunk(Batch))
        {
            if (TryRun(string.Join(";\n", batch.Select(static m => Ddl.CreateTable(m, Dialect.DuckDb))), atOnce: true))
                _tables.UnionWith(batch.Select(static m => m.Name));
            else
                _tables.UnionWith(batch.Where(m => TryRun(Ddl.CreateTable(m, Dialect.DuckDb), atOnce: false)).Select(static m => m.Name));
        }
    }

    /// <summary>Gives another type to a column of <paramref name="model"/>, whose table must exist.</summary>
    public void Retype(ResolvedModel model, string column, DataType type) => Run(
        $"alter table {Ddl.SchemaOf(model.Layer)}.{SqlIdentifier.Quote(model.Name, Dialect.DuckDb)} alter column {SqlIdentifier.Quote(column, Dialect.DuckDb)} type {TypeNames.Of(type, Dialect.DuckDb)}");

    /// <summary>The columns that <paramref name="sql"/> returns, or why it returns none. The engine does not execute the SQL.</summary>
    public (IReadOnlyList<DescribedColumn> Columns, EngineError? Error) Bind(string sql)
    {
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = Prefix + sql;
            using var reader = command.ExecuteReader();
            var columns = new List<DescribedColumn>();
            while (reader.Read())
                columns.Add(new DescribedColumn(reader.GetString(0), reader.GetString(1)));
            return (columns, null);
        }
        catch (DuckDBException error)
        {
            return ([], EngineError.Parse(error.Message, Prefix.Length));
        }
        catch (InvalidOperationException)
        {
            return ([], new EngineError("Binder", "", "a parameter has no value here", "", "", "", -1));
        }
    }

    /// <summary>The engine's syntax tree of <paramref name="sql"/> as JSON text. If there is an error, the text contains it.</summary>
    public string SyntaxTree(string sql) => Json("json_serialize_sql(", sql, "");

    /// <summary>The engine's plan of <paramref name="sql"/>, with all types, as JSON text. If there is an error, the text contains it.</summary>
    public string Plan(string sql) => Json("json_serialize_plan(", sql, ", optimize := false");

    /// <summary>Whether <paramref name="constant"/> has a value. It must be an expression over literals alone, and it must bind.</summary>
    public bool Evaluates(string constant) => Failure("select " + constant) is null;

    /// <summary>What is wrong with a regular expression, in the engine's words; null if nothing is wrong.</summary>
    public string? PatternFault(string pattern) =>
        // The pattern is a part of the SQL. As a parameter it would be a normal value, and the engine would not check it.
        Failure("select regexp_extract('a', '" + pattern.Replace("'", "''", StringComparison.Ordinal) + "', 0)");

    public void Dispose() => _connection.Dispose();

    private string? Failure(string sql)
    {
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            return reader.Read() ? null : "";
        }
        catch (DuckDBException error)
        {
            return EngineError.Parse(error.Message, 0).Message;
        }
    }

    private string Json(string function, string sql, string settings)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "select " + function + "cast(? as varchar), skip_null := true, skip_empty := true, skip_default := true" + settings + ")";
        command.Parameters.Add(new DuckDBParameter(sql));
        return EngineJson.Proper((string)command.ExecuteScalar()!);
    }

    // These settings belong to the connection, not to the database.
    private void SetPath() => Run("set search_path = '" + string.Join(',', Schemas) + "'; set errors_as_json = true");

    private HashSet<string> Functions()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "select distinct function_name from duckdb_functions()";
        using var reader = command.ExecuteReader();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    private bool TryRun(string sql, bool atOnce)
    {
        // BEGIN is a call of its own: if the rest does not parse, the engine runs no part of it.
        if (atOnce)
            Run("begin");
        try
        {
            Run(atOnce ? sql + ";\ncommit" : sql);
            return true;
        }
        catch (DuckDBException)
        {
            if (atOnce)
                Run("rollback");
            return false;
        }
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
