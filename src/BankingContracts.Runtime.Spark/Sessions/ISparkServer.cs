using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Sessions;

/// <summary>Opens sessions of a server; what they share is freed with it.</summary>
internal interface ISparkServer : IDisposable
{
    /// <summary>Opens a session.</summary>
    /// <param name="cancellation">Stops the opening.</param>
    /// <exception cref="System.Data.Common.DbException">The server does not answer, or refuses.</exception>
    Task<ISqlSession> OpenAsync(CancellationToken cancellation);
}
