using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Spark.Platforms;
using BankingContracts.Runtime.Spark.Sessions;

namespace BankingContracts.Runtime.Spark;

/// <summary>Spark with Delta tables: tables follow one by one behind a marker, and readers see one run.</summary>
public sealed class SparkEngineProvider : IEngineProvider
{
    private const string Driver = "SPARK_DRIVER";
    private const string Uri = "SPARK_URI";
    private const string Catalog = "SPARK_CATALOG";
    private const string SchemaPrefix = "SPARK_SCHEMA_PREFIX";
    private const string Staging = "SPARK_STAGING";
    private const string Location = "SPARK_LOCATION";

    /// <inheritdoc/>
    public string Name => "spark";

    /// <inheritdoc/>
    public IReadOnlyList<EngineSetting> Settings { get; } =
    [
        new(Driver, "spark"), new(Uri), new(Catalog, "spark_catalog"), new(SchemaPrefix, ""), new(Staging, IsPath: true), new(Location),
    ];

    /// <inheritdoc/>
    public IEngine Create(EngineSettings settings)
    {
        var values = settings.Values;
        return new SparkEngine(new ConnectPlatform(new ConnectSettings(
            values[Driver],
            Required(values, Uri, "the address of the Connect server, for example sc://127.0.0.1:15002"),
            values[Catalog],
            values.GetValueOrDefault(SchemaPrefix, ""),
            Required(values, Staging, "a folder that this program and the Spark server both see"),
            values.GetValueOrDefault(Location))));
    }

    private static string Required(IReadOnlyDictionary<string, string> values, string variable, string what) => values.GetValueOrDefault(variable)
        ?? throw PipelineException.BadInput($"{variable} is not set. Set it to {what}, as an environment variable or in .env.");
}
