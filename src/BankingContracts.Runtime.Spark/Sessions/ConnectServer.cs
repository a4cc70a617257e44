using BankingContracts.Adbc;
using BankingContracts.Adbc.Errors;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Sessions;

/// <summary>A driver with a Connect server.</summary>
internal sealed class ConnectServer : ISparkServer
{
    private readonly AdbcDriver _driver;
    private readonly AdbcDatabase _database;

    /// <summary>Loads the driver; nothing is sent yet.</summary>
    /// <exception cref="PipelineException">The driver cannot be loaded, or refuses its options.</exception>
    public ConnectServer(ConnectSettings settings)
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

    /// <inheritdoc/>
    public async Task<ISqlSession> OpenAsync(CancellationToken cancellation)
    {
        var session = new ConnectSession(await Task.Run(() => _database.Connect()));
        try
        {
            await session.ExecuteAsync("set spark.sql.session.timeZone = UTC", cancellation);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.Dispose();
        _driver.Dispose();
    }
}
