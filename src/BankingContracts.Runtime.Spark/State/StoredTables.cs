using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Spark.State;

/// <summary>The tables and views as the current run left them. Readers see these versions, whatever is being published.</summary>
/// <param name="Tables">Each by schema and name, joined by a point.</param>
internal sealed record StoredTables(IReadOnlyDictionary<string, StoredVersion> Tables)
{
    /// <summary>A database without a run.</summary>
    public static StoredTables None { get; } = new(new Dictionary<string, StoredVersion>());

    /// <summary>The table of a name; null if there is none.</summary>
    public StoredVersion? Find(string schema, string table) => Tables.GetValueOrDefault(KeyOf(schema, table));

    /// <summary>A table at its version, as a relation; it must exist and be no view.</summary>
    public string At(SparkDialect sql, string schema, string table) =>
        string.Create(CultureInfo.InvariantCulture, $"{sql.Qualifier(schema)}.{sql.Name(table)} version as of {Tables[KeyOf(schema, table)].Version}");

    /// <summary>The shapes, by schema and name.</summary>
    public IReadOnlyDictionary<(string Schema, string Table), PublishedTable> Shapes() => Tables.ToDictionary(
        t => (t.Key[..t.Key.IndexOf('.', StringComparison.Ordinal)], t.Key[(t.Key.IndexOf('.', StringComparison.Ordinal) + 1)..]),
        t => new PublishedTable(t.Value.IsView, t.Value.Columns.ToHashSet()));

    /// <summary>The key of a table.</summary>
    public static string KeyOf(string schema, string table) => $"{schema}.{table}";

    /// <summary>As text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, StoredTablesJson.Default.StoredTables);

    /// <summary>From text.</summary>
    public static StoredTables FromJson(string text) => JsonSerializer.Deserialize(text, StoredTablesJson.Default.StoredTables)!;
}

/// <summary>A table at a version.</summary>
/// <param name="Version">The version of the Delta table; -1 for a view.</param>
/// <param name="IsView">Whether it is a view.</param>
/// <param name="Columns">The names of its columns, hidden ones included.</param>
internal sealed record StoredVersion(long Version, bool IsView, IReadOnlyList<string> Columns);

/// <summary>Without reflection.</summary>
[JsonSerializable(typeof(StoredTables))]
[JsonSerializable(typeof(Sql.Publication.OpenPublication))]
internal sealed partial class StoredTablesJson : JsonSerializerContext;
