namespace BankingContracts.Runtime.DuckDb.Faults;

/// <summary>What an error of the engine means to a user.</summary>
internal enum EngineFault
{
    /// <summary>A value in the rows does not fit the SQL that reads it.</summary>
    Data,

    /// <summary>Rows break a constraint of a table.</summary>
    Contract,

    /// <summary>SQL that the engine cannot run, whatever the rows are.</summary>
    Sql,

    /// <summary>The memory is used up.</summary>
    Memory,

    /// <summary>A disk is full, or a file cannot be read or written.</summary>
    Disk,

    /// <summary>The machine gives no more threads.</summary>
    Threads,

    /// <summary>The database file is not as it was written.</summary>
    Damage,

    /// <summary>Another process works on the database.</summary>
    Lock,

    /// <summary>Somebody asked it to stop.</summary>
    Cancelled,

    /// <summary>None of these: statements of ours are wrong, or the engine is.</summary>
    Ours,
}
