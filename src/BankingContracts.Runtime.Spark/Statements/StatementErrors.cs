using BankingContracts.Runtime.Spark.Errors;

namespace BankingContracts.Runtime.Spark.Statements;

/// <summary>The errors of statements that are not done.</summary>
internal static class StatementErrors
{
    // The codes of a warehouse or workspace in trouble; all others are of the statement.
    private static readonly string[] OfMachine =
    [
        "TEMPORARILY_UNAVAILABLE", "SERVICE_UNDER_MAINTENANCE", "WORKSPACE_TEMPORARILY_UNAVAILABLE", "DEADLINE_EXCEEDED", "RESOURCE_EXHAUSTED", "IO_ERROR",
    ];

    /// <summary>Throws unless a statement that ended is done.</summary>
    /// <exception cref="DatabricksException">It failed, or somebody else cancelled it.</exception>
    public static void ThrowUnlessDone(StatementStatus status)
    {
        switch (status.State)
        {
            case StatementState.SUCCEEDED or StatementState.CLOSED:
                return;
            case StatementState.CANCELED:
                throw DatabricksException.Refused("Somebody cancelled a statement in Databricks. Run again.");
            case StatementState.FAILED when status.SqlState is null && OfMachine.Contains(status.Error?.ErrorCode):
                throw new DatabricksException($"The warehouse cannot run statements ({status.Error!.ErrorCode}).");
            case StatementState.FAILED:
                throw DatabricksException.OfStatement(status.Error?.Message ?? "The statement failed.", status.SqlState);
            default:
                throw new InvalidOperationException($"{status.State} is no end.");
        }
    }
}
