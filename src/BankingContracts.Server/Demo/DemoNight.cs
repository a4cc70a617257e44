namespace BankingContracts.Server.Demo;

/// <summary>What happens in a made-up night.</summary>
internal enum DemoNight
{
    /// <summary>All goes well.</summary>
    Good,

    /// <summary>The amounts have commas, so that nearly every row would be refused; the file is corrected in the morning.</summary>
    WrongAmounts,

    /// <summary>The file of customers comes hours later.</summary>
    LateFile,

    /// <summary>A column has another name; the file is sent again.</summary>
    OtherColumn,

    /// <summary>Another process uses the database; a second attempt succeeds.</summary>
    DatabaseInUse,

    /// <summary>All goes well, and in the afternoon somebody rebuilds the marts.</summary>
    Rebuild,

    /// <summary>All goes well, and in the afternoon somebody starts a run and cancels it.</summary>
    Cancelled,
}
