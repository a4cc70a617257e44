namespace BankingContracts.Runtime.Files;

/// <summary>The kind of a path, after following links.</summary>
public enum FileKind
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A named pipe: opening it waits for a process at its other end.</summary>
    NamedPipe,

    /// <summary>A socket.</summary>
    Socket,

    /// <summary>A device: reading it may never end.</summary>
    Device,

    /// <summary>A link to something that does not exist, or to itself.</summary>
    BrokenLink,
}
