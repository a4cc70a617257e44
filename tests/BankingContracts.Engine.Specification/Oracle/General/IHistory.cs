namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>The versions of all keys.</summary>
public interface IHistory
{
    /// <summary>The rules.</summary>
    SnapshotRules Rules { get; }

    /// <summary>All versions.</summary>
    IEnumerable<HistoryVersion> Versions { get; }
}
