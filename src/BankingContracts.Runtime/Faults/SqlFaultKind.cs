namespace BankingContracts.Runtime.Faults;

/// <summary>Who has to change something when a user's SQL cannot be computed.</summary>
public enum SqlFaultKind
{
    /// <summary>A value in the rows: other rows would have done.</summary>
    Data,

    /// <summary>The rows break a constraint of the table that they were written to.</summary>
    Contract,

    /// <summary>The SQL itself: the engine cannot run it, whatever the rows are.</summary>
    Sql,
}
