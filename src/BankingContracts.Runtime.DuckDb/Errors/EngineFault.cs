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

/// <summary>Which faults may pass by themselves.</summary>
internal static class PassingFaults
{
    /// <summary>
    /// Whether the same run may succeed later. A disk may have room again or be connected again, others' processes end. Memory is not of them: its limit is a
    /// setting, and the same rows need as much again.
    /// </summary>
    public static bool MayPass(this EngineFault fault) => fault switch
    {
        EngineFault.Lock or EngineFault.Disk or EngineFault.Threads => true,
        EngineFault.Data or EngineFault.Contract or EngineFault.Sql or EngineFault.Memory or EngineFault.Damage or EngineFault.Cancelled or EngineFault.Ours => false,
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "no such fault"),
    };
}
