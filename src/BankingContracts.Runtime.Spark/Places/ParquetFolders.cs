using BankingContracts.Runtime.Spark.Literals;

namespace BankingContracts.Runtime.Spark.Places;

/// <summary>Working relations as folders of Parquet files, read by their path.</summary>
internal static class ParquetFolders
{
    private const string Relation = "parquet.`";

    /// <summary>The relation of a name in a folder.</summary>
    public static string RelationOf(string folder, string name) => $"{Relation}{folder}/{RelationName.Of(name)}`";

    /// <summary>A statement that makes a relation of a query.</summary>
    public static string Create(string relation, string query) => $"insert overwrite directory {SparkText.Literal(relation[Relation.Length..^1])} using parquet {query}";
}
