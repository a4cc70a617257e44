using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Spark.Places;
using BankingContracts.Runtime.Spark.Sessions;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Platforms;

/// <summary>A Spark Connect server, through an ADBC driver, and a folder that both sides see.</summary>
internal sealed class ConnectPlatform(ConnectSettings settings) : ISparkPlatform
{
    /// <inheritdoc/>
    public string Description => $"Spark {settings.Uri}, {settings.Catalog}.{settings.SchemaPrefix}*";

    /// <inheritdoc/>
    public string DatasetNamespace => "spark://" + new Uri(settings.Uri).Authority;

    /// <inheritdoc/>
    public SparkNames Names { get; } = new(settings.Catalog, settings.SchemaPrefix, settings.Location);

    /// <inheritdoc/>
    public SparkErrors Errors { get; } = new(new PlatformWords(
        $"The Spark server {settings.Uri} does not answer. Start it, or correct SPARK_URI.",
        $"The Spark server cannot read or write its files. It needs room and the right to write in SPARK_STAGING ({settings.Staging}) and where the tables are.",
        $"There is no catalog {settings.Catalog} on the Spark server {settings.Uri}. Correct SPARK_CATALOG.",
        $"The Spark server {settings.Uri} refuses a right. The user of this program must be able to create schemas and tables in the catalog {settings.Catalog}."));

    /// <inheritdoc/>
    public ISparkServer Connect() => new ConnectServer(settings);

    /// <inheritdoc/>
    public IRunPlace NewPlace(ISparkServer server, SqlSession session) => new StagingFolder(settings.Staging, Names.Database);
}
