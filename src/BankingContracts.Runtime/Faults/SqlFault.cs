namespace BankingContracts.Runtime.Faults;

/// <summary>Why a user's SQL could not be computed. The words are our own, because an engine's words contain values.</summary>
/// <param name="Kind">Who has to change something.</param>
/// <param name="What">What happened, as a clause, for example <c>a value cannot be converted to integer</c>.</param>
/// <param name="Remedy">What to write instead, as an imperative without a full stop.</param>
public sealed record SqlFault(SqlFaultKind Kind, string What, string Remedy)
{
    /// <summary>The exit code. If a value breaks the SQL, it is the code of a failed audit.</summary>
    public ExitCode ExitCode => Kind == SqlFaultKind.Sql ? ExitCode.BadInput : ExitCode.AuditFailed;
}
