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

    // Unity Catalog says it without a class and a state.
    private const string NoRight = "PERMISSION_DENIED";
    private const string StateOfNoRight = "42501";

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
                var message = status.Error?.Message ?? "The statement failed.";
                throw DatabricksException.OfStatement(message, status.SqlState ?? (message.StartsWith(NoRight, StringComparison.Ordinal) ? StateOfNoRight : null));
            default:
                throw new InvalidOperationException($"{status.State} is no end.");
        }
    }
}
