using System.Security.Cryptography;
using System.Text;
using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Faults;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Platforms;
using BankingContracts.Runtime.Spark.Sessions;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Spark.TestServer;

namespace BankingContracts.Runtime.Spark.Tests.Engines;

/// <summary>Spark with Delta on a server of its own. Each directory has its own schemas.</summary>
public sealed class SparkServer : EngineFixture
{
    /// <inheritdoc/>
    public override bool VerifiesEachRun => Rounds.AreMany;

    /// <inheritdoc/>
    public override bool PublishesAtOnce => false;

    /// <inheritdoc/>
    public override IReadOnlyList<FaultKind> FaultKinds => Enum.GetValues<FaultKind>();

    /// <summary>The settings of the database in a directory.</summary>
    internal static ConnectSettings SettingsOf(string directory)
    {
        var server = SparkTestServer.Shared;
        var prefix = "t" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(directory)))[..12].ToLowerInvariant() + "_";
        return new ConnectSettings(server.DriverPath, server.Uri, "spark_catalog", prefix, Path.Combine(server.Folder, "staging"), Path.Combine(server.Folder, "tables"));
    }

    /// <inheritdoc/>
    public override IEngine Open(string directory, Func<ISqlSession, ISqlSession>? around = null) => new SparkEngine(new ConnectPlatform(SettingsOf(directory)), around);

    /// <inheritdoc/>
    public override string TypeName(ColumnType type) => SparkTypes.Of(type);

    /// <inheritdoc/>
    public override string AsText(string column) => $"cast({column} as string)";
}
