namespace BankingContracts.Databricks.TestServer.Warehouses;

/// <summary>A statement that fails.</summary>
// CA1032: it is thrown by the warehouses of tests only, and always with all of it.
#pragma warning disable CA1032
public sealed class WarehouseException(string message, string? sqlState, string code = "BAD_REQUEST") : Exception(message)
#pragma warning restore CA1032
{
    /// <summary>The SQLSTATE.</summary>
    public string? SqlState => sqlState;

    /// <summary>The code of the service.</summary>
    public string Code => code;
}
