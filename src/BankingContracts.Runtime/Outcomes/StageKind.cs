namespace BankingContracts.Runtime.Outcomes;

/// <summary>The kinds of a run's stages, in the order in which a run reaches them.</summary>
public enum StageKind
{
    /// <summary>Load a delivery into a source model.</summary>
    Ingest,

    /// <summary>Clean a source model into staging and quarantine.</summary>
    Stage,

    /// <summary>Bring a snapshot up to date.</summary>
    Snapshot,

    /// <summary>Compute a query model.</summary>
    Build,

    /// <summary>Audit what the run has made.</summary>
    Audit,

    /// <summary>Publish what the run has made.</summary>
    Commit,

    /// <summary>Write a model to a file.</summary>
    Export,

    /// <summary>Write the quality report.</summary>
    Report,
}
