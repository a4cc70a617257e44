namespace BankingContracts.ContractModel.Tests.Reading;

/// <summary>The folder that holds the solution.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) => File.Exists(System.IO.Path.Combine(folder, "BankingContracts.sln"))
        ? folder
        : Find(Directory.GetParent(folder)?.FullName ?? throw new DirectoryNotFoundException("No BankingContracts.sln above the tests."));
}
