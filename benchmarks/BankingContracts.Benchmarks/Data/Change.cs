namespace BankingContracts.Benchmarks.Data;

/// <summary>What the second day does to a row of the first.</summary>
internal enum Change
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Other values.</summary>
    Update,

    /// <summary>It is gone.</summary>
    Delete,

    /// <summary>It stays, and a new row follows it.</summary>
    Insert,
}
