namespace BankingContracts.Runtime.Faults;

/// <summary>Who has to change something when a user's SQL cannot be computed.</summary>
public enum SqlFaultKind
{
    /// <summary>A value in the rows: with other rows the SQL would work.</summary>
    Data,

    /// <summary>The rows break a constraint of the table that they were written to.</summary>
    Contract,

    /// <summary>The SQL itself: the engine cannot run it with any rows.</summary>
    Sql,
}
