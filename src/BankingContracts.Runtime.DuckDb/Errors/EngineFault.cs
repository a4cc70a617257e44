namespace BankingContracts.Runtime.DuckDb.Errors;

/// <summary>What an error of the engine means for a user.</summary>
internal enum EngineFault
{
    /// <summary>A value in the rows does not fit the SQL that reads it.</summary>
    Data,

    /// <summary>Rows break a constraint of a table.</summary>
    Contract,

    /// <summary>SQL that the engine cannot run with any rows.</summary>
    Sql,

    /// <summary>The memory is full.</summary>
    Memory,

    /// <summary>A disk is full, or a file cannot be read or written.</summary>
    Disk,

    /// <summary>The machine cannot start more threads.</summary>
    Threads,

    /// <summary>The bytes of the database file were changed.</summary>
    Damage,

    /// <summary>Another process uses the database.</summary>
    Lock,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled,

    /// <summary>None of these: our statements are wrong, or the engine has a bug.</summary>
    Ours,
}
