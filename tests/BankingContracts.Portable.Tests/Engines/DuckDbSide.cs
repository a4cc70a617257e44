using System.Globalization;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Model;
using DuckDB.NET.Data;

namespace BankingContracts.Portable.Tests.Engines;

/// <summary>DuckDB in memory, with the hard rows.</summary>
internal sealed class DuckDbSide : IDisposable
{
    private readonly DuckDBConnection _connection = new("Data Source=:memory:");

    public DuckDbSide()
    {
        _connection.Open();
        var columns = HardRows.Columns;
        Run($"create table {HardRows.Table} ({string.Join(", ", columns.Select(static c => c.Name + " " + c.Type))})");
        Run($"insert into {HardRows.Table} values " + string.Join(", ", HardRows.Rows.Select(r => "(" + string.Join(", ", r.Select((v, i) => v is null ? "null" : $"cast('{v.Replace("'", "''", StringComparison.Ordinal)}' as {columns[i].Type})")) + ")")));
    }

    /// <summary>The types of the columns of a query.</summary>
    public IReadOnlyList<string> Types(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "describe " + sql;
        using var reader = command.ExecuteReader();
        var types = new List<string>();
        while (reader.Read())
            types.Add(reader.GetString(1));
        return types;
    }

    /// <summary>The column v of a query, in the order of its column id.</summary>
    public Outcome Read(string sql, string type)
    {
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = $"select {Written(type, "v")} as w from (\n{sql}\n) as _q order by id";
            using var reader = command.ExecuteReader();
            var rows = new List<object?>();
            while (reader.Read())
                rows.Add(reader.IsDBNull(0) ? null : reader.GetValue(0));
            return new Outcome(rows, null);
        }
        catch (DuckDBException error)
        {
            return new Outcome(null, error.Message);
        }
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>A value as a text that is the same on both engines for the same value; a double stays one.</summary>
    private static string Written(string type, string value) => type switch
    {
        "VARCHAR" => $"hex({value})",
        "DOUBLE" => value,
        "FLOAT" => $"cast({value} as double)",
        "DATE" => $"cast(date_diff('day', date '1970-01-01', {value}) as varchar)",
        "TIMESTAMP" => $"cast(epoch_us({value}) as varchar)",
        _ => $"cast(cast({value} as {OfContract(type)}) as varchar)",
    };

    /// <summary>The type of contracts for a type of the engine.</summary>
    public static string OfContract(string type) => type switch
    {
        "HUGEINT" => "decimal(38,0)",
        "TINYINT" => "smallint",
        "UINTEGER" => "bigint",
        _ => type.ToLower(CultureInfo.InvariantCulture),
    };

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
