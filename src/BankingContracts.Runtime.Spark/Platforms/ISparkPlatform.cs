using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Spark.Places;
using BankingContracts.Runtime.Spark.Sessions;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Platforms;

/// <summary>Where Spark runs: what differs between a Connect server and a Databricks warehouse. The dialect and all algorithms are the same.</summary>
internal interface ISparkPlatform
{
    /// <summary>Its name for users, with the place of the database.</summary>
    string Description { get; }

    /// <summary>The address as a URI without rights, see <see cref="Runtime.Engines.IEngine.DatasetNamespace"/>.</summary>
    string DatasetNamespace { get; }

    /// <summary>Where the tables are.</summary>
    SparkNames Names { get; }

    /// <summary>The meaning of errors.</summary>
    SparkErrors Errors { get; }

    /// <summary>Prepares connections; nothing may be sent yet.</summary>
    /// <exception cref="PipelineException">What is needed on this machine is missing.</exception>
    ISparkServer Connect();

    /// <summary>A new place for the files and working relations of a run.</summary>
    /// <param name="server">The server.</param>
    /// <param name="session">The session of the run.</param>
    IRunPlace NewPlace(ISparkServer server, SqlSession session);
}
