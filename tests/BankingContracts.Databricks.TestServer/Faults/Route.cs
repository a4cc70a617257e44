namespace BankingContracts.Databricks.TestServer.Faults;

/// <summary>What a request asks for.</summary>
public enum Route
{
    /// <summary>An OAuth token.</summary>
    Token,

    /// <summary>A new statement.</summary>
    Submit,

    /// <summary>The state of a statement.</summary>
    Status,

    /// <summary>The links to a chunk of a result.</summary>
    Chunk,

    /// <summary>The end of a statement.</summary>
    Cancel,

    /// <summary>A chunk.</summary>
    Storage,

    /// <summary>A file of a volume.</summary>
    File,

    /// <summary>A directory of a volume.</summary>
    Directory,

    /// <summary>Something that no workspace has.</summary>
    Unknown,
}
