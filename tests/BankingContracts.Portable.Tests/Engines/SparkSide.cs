using System.Globalization;
using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Tests.Spark;
using BankingContracts.Spark.TestServer;

namespace BankingContracts.Portable.Tests.Engines;

/// <summary>Spark SQL, with the hard rows as a temporary view. One statement computes many queries.</summary>
internal sealed class SparkSide : IDisposable
{
    private readonly SparkConnection _connection = new(SparkTestServer.Shared);

    public SparkSide()
    {
        var columns = HardRows.Columns;
        var rows = HardRows.Rows.Select(static r => "(" + string.Join(", ", r.Select(static v => v is null ? "null" : Text(v))) + ")");
        var casts = columns.Select(static (c, i) => $"cast(_{i} as {Type(c.Type)}) as {c.Name}");
        _connection.Execute($"create or replace temporary view {HardRows.Table} as select {string.Join(", ", casts)} from values {string.Join(", ", rows)} as _h ({string.Join(", ", columns.Select(static (_, i) => "_" + i))})");
        _connection.Execute($"cache table {HardRows.Table}");
    }

    /// <summary>How many statements were run.</summary>
    public int Statements { get; private set; }

    /// <summary>The columns v of queries, each in the order of its column id.</summary>
    /// <param name="queries">The queries, with DuckDB's type of v.</param>
    public IReadOnlyList<Outcome> Read(IReadOnlyList<(string Sql, string Type)> queries)
    {
        if (queries.Count == 0)
            return [];
        try
        {
            Statements++;
            var parts = queries.Select(static (q, i) => $"select {i} as _i, id as _id, {Written(q.Type)} from (\n{q.Sql}\n) as _q");
            using var reader = _connection.Query(string.Join("\nunion all\n", parts));
            var rows = queries.Select(static _ => new List<(int Id, object? Value)>()).ToList();
            while (reader.Read())
                rows[reader.GetInt32(0)].Add((reader.GetInt32(1), reader.IsDBNull(2) ? reader.IsDBNull(3) ? null : reader.GetDouble(3) : reader.GetString(2)));
            return rows.ConvertAll(static r => new Outcome([.. r.OrderBy(static v => v.Id).Select(static v => v.Value)], null));
        }
        catch (AdbcException) when (queries.Count > 1)
        {
            var half = queries.Count / 2;
            return [.. Read([.. queries.Take(half)]), .. Read([.. queries.Skip(half)])];
        }
        catch (AdbcException error)
        {
            return [new Outcome(null, error.Message)];
        }
    }

    public void Dispose() => _connection.Dispose();

    private static string Written(string type) => type switch
    {
        "VARCHAR" => "hex(cast(v as string)), cast(null as double)",
        "DOUBLE" or "FLOAT" => "cast(null as string), cast(v as double)",
        "DATE" => "cast(datediff(cast(v as date), date '1970-01-01') as string), cast(null as double)",
        "TIMESTAMP" => "cast(unix_micros(cast(v as timestamp)) as string), cast(null as double)",
        _ => $"cast(cast(v as {Type(DuckDbSide.OfContract(type))}) as string), cast(null as double)",
    };

    private static string Type(string type) => type switch
    {
        "varchar" => "string",
        "integer" => "int",
        _ => type,
    };

    private static string Text(string value) => "'" + string.Concat(value.Select(static c => c switch
    {
        '\'' => @"\'",
        '\\' => @"\\",
        '$' => @"\u0024",
        < ' ' => @"\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
        _ => c.ToString(),
    })) + "'";
}
