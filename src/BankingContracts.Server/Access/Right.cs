namespace BankingContracts.Server.Access;

/// <summary>What somebody may do with the service.</summary>
public enum Right
{
    /// <summary>Look at runs, schedules and models, without values of tables.</summary>
    View,

    /// <summary>Start, stop and repeat runs; pause schedules.</summary>
    Operate,

    /// <summary>See values of tables: quarantine, queries.</summary>
    Values,
}
