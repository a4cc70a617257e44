using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Sql.Publication;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Spark.State;

/// <summary>The tables and views as the current run left them. Readers see these versions, whatever is being published.</summary>
/// <param name="Tables">Each by schema and name, joined by a point.</param>
internal sealed record StoredTables(IReadOnlyDictionary<string, StoredVersion> Tables)
{
    /// <summary>A database without a run.</summary>
    public static StoredTables None { get; } = new(new Dictionary<string, StoredVersion>());

    /// <summary>Each table with its schema and name.</summary>
    public IEnumerable<(string Schema, string Table, StoredVersion Version)> All => Tables.Select(t =>
    {
        var point = t.Key.IndexOf('.', StringComparison.Ordinal);
        return (t.Key[..point], t.Key[(point + 1)..], t.Value);
    });

    /// <summary>The table of a name; null if there is none.</summary>
    public StoredVersion? Find(string schema, string table) => Tables.GetValueOrDefault(KeyOf(schema, table));

    /// <summary>A table at its version, as a relation; it must exist and be no view.</summary>
    public string At(SparkDialect sql, string schema, string table) =>
        string.Create(CultureInfo.InvariantCulture, $"{sql.Qualifier(schema)}.{sql.Name(table)} version as of {Tables[KeyOf(schema, table)].Version}");

    /// <summary>The shapes, by schema and name.</summary>
    public IReadOnlyDictionary<(string Schema, string Table), PublishedTable> Shapes() => All.ToDictionary(
        t => (t.Schema, t.Table), t => new PublishedTable(t.Version.IsView, t.Version.Columns.ToHashSet()) { Rows = t.Version.Rows });

    /// <summary>The tables with some of them changed.</summary>
    /// <param name="changes">What replaces the table of a name; null where it is gone.</param>
    public StoredTables With(IEnumerable<(string Schema, string Table, StoredVersion? Version)> changes)
    {
        var tables = Tables.ToDictionary();
        foreach (var (schema, table, version) in changes)
        {
            if (version is null)
                tables.Remove(KeyOf(schema, table));
            else
                tables[KeyOf(schema, table)] = version;
        }

        return new(tables);
    }

    /// <summary>As text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, StoredTablesJson.Default.StoredTables);

    /// <summary>From text.</summary>
    public static StoredTables FromJson(string text) => JsonSerializer.Deserialize(text, StoredTablesJson.Default.StoredTables)!;

    private static string KeyOf(string schema, string table) => $"{schema}.{table}";
}

/// <summary>A table at a version.</summary>
/// <param name="Version">The version of the Delta table; -1 for a view.</param>
/// <param name="IsView">Whether it is a view.</param>
/// <param name="Columns">The names of its columns, hidden ones included.</param>
/// <param name="Rows">The number of its rows; null where it is not known.</param>
/// <param name="ViewSql">The statement that created a view; null for a table, and where a program of before did not keep it.</param>
internal sealed record StoredVersion(long Version, bool IsView, IReadOnlyList<string> Columns, long? Rows = null, string? ViewSql = null);

/// <summary>Without reflection.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredTables))]
[JsonSerializable(typeof(OpenPublication))]
internal sealed partial class StoredTablesJson : JsonSerializerContext;
