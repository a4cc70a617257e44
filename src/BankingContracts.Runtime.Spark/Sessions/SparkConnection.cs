using BankingContracts.Adbc;
using BankingContracts.Adbc.Errors;

namespace BankingContracts.Runtime.Spark.Sessions;

/// <summary>A driver with a server: what the sessions of an engine share.</summary>
internal sealed class SparkConnection : IDisposable
{
    private readonly AdbcDriver _driver;
    private readonly AdbcDatabase _database;

    /// <summary>Loads the driver; nothing is sent yet.</summary>
    /// <exception cref="PipelineException">The driver cannot be loaded, or refuses its options.</exception>
    public SparkConnection(SparkSettings settings)
    {
        try
        {
            _driver = AdbcDriver.Load(settings.Driver);
            _database = _driver.Open(new Dictionary<string, string> { ["uri"] = settings.Uri });
        }
        catch (AdbcException e)
        {
            _driver?.Dispose();
            throw PipelineException.BadInput($"The Spark driver cannot be used. {e.Message}", e);
        }
    }

    /// <summary>Opens a session.</summary>
    /// <exception cref="AdbcException">The server does not answer.</exception>
    public SparkSession Open() => new(_database.Connect());

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.Dispose();
        _driver.Dispose();
    }
}
