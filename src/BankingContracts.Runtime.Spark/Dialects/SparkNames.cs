namespace BankingContracts.Runtime.Spark.Dialects;

/// <summary>Where the tables of a database are.</summary>
/// <param name="Catalog">The catalog.</param>
/// <param name="SchemaPrefix">What stands before <c>source</c>, <c>staging</c> and the other schemas: several databases live side by side in a catalog.</param>
/// <param name="Location">The folder of the tables, as the server sees it; null where the catalog decides.</param>
internal sealed record SparkNames(string Catalog, string SchemaPrefix, string? Location)
{
    /// <summary>The schemas of the layers and of the pipeline's own tables.</summary>
    public static readonly IReadOnlyList<string> Schemas = ["source", "staging", "snapshots", "intermediate", "marts", "pipeline"];

    /// <summary>The quoted and qualified name of a schema.</summary>
    public string Schema(string schema) => $"{Quoted(Catalog)}.{Quoted(SchemaPrefix + schema)}";

    /// <summary>The end of a statement that creates a table, if tables have a place of their own.</summary>
    public string LocationOf(string schema, string table) => Location is null ? "" : $" location '{Folder(schema, table)}'";

    /// <summary>The folder of a table.</summary>
    public string Folder(string schema, string table) => $"{Location}/{SchemaPrefix}{schema}/{table}";

    /// <summary>A name of the database, which no other database has: several may share the place of the files of runs.</summary>
    public string Database => $"{Catalog}.{SchemaPrefix}database";

    /// <summary>A quoted identifier.</summary>
    public static string Quoted(string identifier) => "`" + identifier.Replace("`", "``", StringComparison.Ordinal) + "`";
}
