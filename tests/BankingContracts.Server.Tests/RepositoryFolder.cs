namespace BankingContracts.Server.Tests;

/// <summary>The top folder of the repository, from which the tests were built.</summary>
internal static class RepositoryFolder
{
    /// <summary>Its path.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "BankingContracts.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
