namespace BankingContracts.Runtime.Chain;

/// <summary>What the check of the records of runs, and of everything that they describe, has found.</summary>
/// <param name="FirstRunId">The run with the first record.</param>
/// <param name="Since">When that run ended, UTC: what was before it has no record.</param>
/// <param name="LastRunId">The run or removal with the last record.</param>
/// <param name="LastHash">The hash of the last record. Who keeps it elsewhere can prove all records up to it.</param>
/// <param name="Records">The number of records.</param>
/// <param name="Tables">The number of tables that were read.</param>
/// <param name="Rows">The number of their rows.</param>
/// <param name="Differences">What is not as the records say, the first one first; empty when all is.</param>
public sealed record ChainVerdict(
    string FirstRunId, DateTime Since, string LastRunId, string LastHash, long Records, int Tables, long Rows, IReadOnlyList<ChainDifference> Differences)
{
    /// <summary>The hashes of all records.</summary>
    public IReadOnlySet<string> Hashes { get; init; } = new HashSet<string>();
}

/// <summary>Something that is not as the records say.</summary>
/// <param name="Kind">What it is: <c>record</c>, <c>table</c>, <c>export</c> or <c>archive</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Text">What is different, a clause.</param>
public sealed record ChainDifference(string Kind, string Name, string Text)
{
    /// <summary>A record of a run.</summary>
    public static ChainDifference OfRecord(string name, string text) => new("record", name, text);

    /// <summary>A table.</summary>
    public static ChainDifference OfTable(string name, string text) => new("table", name, text);

    /// <summary>A file of the output directory.</summary>
    public static ChainDifference OfExport(string name, string text) => new("export", name, text);

    /// <summary>A file that a run kept in the archive.</summary>
    public static ChainDifference OfArchive(string name, string text) => new("archive", name, text);
}
