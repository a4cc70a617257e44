using System.Data.Common;

namespace BankingContracts.Server.Store;

/// <summary>The store did not do what was asked.</summary>
/// <param name="message">A sentence.</param>
/// <param name="cause">The cause.</param>
internal sealed class StoreFault(string message, Exception cause) : DbException(message, cause);
