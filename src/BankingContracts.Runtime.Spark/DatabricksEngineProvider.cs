using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Spark.Platforms;
using BankingContracts.Runtime.Spark.Workspaces;

namespace BankingContracts.Runtime.Spark;

/// <summary>Databricks: the engine of <see cref="SparkEngineProvider"/> on a SQL warehouse, with Unity Catalog.</summary>
public sealed class DatabricksEngineProvider : IEngineProvider
{
    /// <inheritdoc/>
    public string Name => "databricks";

    /// <inheritdoc/>
    public IReadOnlyList<EngineSetting> Settings { get; } =
    [
        new(DatabricksVariables.Host),
        new(DatabricksVariables.HttpPath),
        new(DatabricksVariables.WarehouseId),
        new(DatabricksVariables.Token, IsSecret: true),
        new(DatabricksVariables.ClientId),
        new(DatabricksVariables.ClientSecret, IsSecret: true),
        new(DatabricksVariables.Catalog),
        new(DatabricksVariables.Schema),
        new(DatabricksVariables.Volume),
    ];

    /// <inheritdoc/>
    public IEngine Create(EngineSettings settings) => new SparkEngine(new DatabricksPlatform(DatabricksVariables.Read(settings.Values), Pauses.Real));
}
