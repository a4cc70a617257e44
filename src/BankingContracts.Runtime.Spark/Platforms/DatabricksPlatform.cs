using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Spark.Places;
using BankingContracts.Runtime.Spark.Sessions;
using BankingContracts.Runtime.Spark.Workspaces;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Platforms;

/// <summary>A SQL warehouse of Databricks, with tables in Unity Catalog and files in a volume.</summary>
/// <param name="settings">The workspace.</param>
/// <param name="pauses">Waits and the clock.</param>
internal sealed class DatabricksPlatform(WorkspaceSettings settings, Pauses pauses) : ISparkPlatform
{
    /// <inheritdoc/>
    public string Description => $"Databricks {settings.Host.Authority}, {settings.Catalog}.{settings.SchemaPrefix}*";

    /// <inheritdoc/>
    public string DatasetNamespace => "databricks://" + settings.Host.Authority;

    /// <inheritdoc/>
    public SparkNames Names { get; } = new(settings.Catalog, settings.SchemaPrefix, Location: null);

    /// <inheritdoc/>
    public SparkErrors Errors { get; } = new(new PlatformWords(
        $"Databricks does not answer at {settings.Host.Authority}, or its SQL warehouse cannot run statements. Check the network, DATABRICKS_HOST and the state of the warehouse.",
        "The SQL warehouse cannot read or write its files. Its user needs READ VOLUME and WRITE VOLUME on DATABRICKS_VOLUME.",
        $"There is no catalog {settings.Catalog}, or this user may not see it. Correct DATABRICKS_CATALOG, or grant USE CATALOG.",
        $"Databricks refuses a right. This user needs USE CATALOG and CREATE SCHEMA on the catalog {settings.Catalog}; docs/databricks.md lists all rights."));

    /// <inheritdoc/>
    public ISparkServer Connect() => new WarehouseServer(settings, pauses);

    /// <inheritdoc/>
    public IRunPlace NewPlace(ISparkServer server, SqlSession session) => new VolumeFolder(((WarehouseServer)server).Files, settings.Volume, Names.Database);
}
