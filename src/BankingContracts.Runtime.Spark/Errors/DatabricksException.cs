using System.Data.Common;

namespace BankingContracts.Runtime.Spark.Errors;

/// <summary>An error of a Databricks warehouse or of its workspace. Its text is the server's, as Spark writes it: the class in brackets, and the SQLSTATE.</summary>
public sealed class DatabricksException : DbException
{
    /// <summary>A workspace that does not answer.</summary>
    public DatabricksException()
        : this("The Databricks workspace does not answer.")
    {
    }

    /// <summary>A workspace that does not answer.</summary>
    public DatabricksException(string message)
        : base(message)
    {
    }

    /// <summary>A workspace that does not answer.</summary>
    public DatabricksException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    private DatabricksException(string message, string? state)
        : base(message) => (SqlState, HasAnswered) = (state, true);

    /// <summary>The five letters and digits of SQL's error classes; null where the server gives none.</summary>
    public override string? SqlState { get; }

    /// <summary>Whether the warehouse answered and refused the statement.</summary>
    public bool HasAnswered { get; }

    /// <summary>What a user reads: what is wrong, and what to do; null where the error is one of SQL or of the connection.</summary>
    public string? Explanation { get; private init; }

    /// <summary>Whether the same call may succeed later.</summary>
    public override bool IsTransient => !HasAnswered && Explanation is null;

    /// <summary>A statement that the warehouse refused.</summary>
    /// <param name="message">The server's words.</param>
    /// <param name="state">The SQLSTATE; null for none.</param>
    public static DatabricksException OfStatement(string message, string? state) =>
        new(state is null || message.Contains("SQLSTATE: ", StringComparison.Ordinal) ? message : $"{message} SQLSTATE: {state}", state);

    /// <summary>A request that the workspace refused; a user can correct the cause.</summary>
    /// <param name="explanation">What is wrong, and what to do.</param>
    public static DatabricksException Refused(string explanation) => new(explanation) { Explanation = explanation };
}
