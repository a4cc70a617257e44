namespace BankingContracts.Engine.Specification;

/// <summary>Directories for a test, in memory where the system has such a place: every run waits for its disk several times.</summary>
public static class Scratch
{
    private const string Memory = "/dev/shm";

    /// <summary>A new directory.</summary>
    public static DirectoryInfo Create() => Directory.Exists(Memory)
        ? Directory.CreateDirectory(Path.Combine(Memory, "banking-contracts-" + Guid.NewGuid().ToString("N")))
        : Directory.CreateTempSubdirectory("banking-contracts-");
}
