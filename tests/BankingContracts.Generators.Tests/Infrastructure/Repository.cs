using System.Runtime.CompilerServices;

namespace BankingContracts.Generators.Tests.Infrastructure;

/// <summary>Files of the repository that tests hold to the code.</summary>
internal static class Repository
{
    private static readonly string Root = System.IO.Path.GetFullPath(System.IO.Path.Combine(ThisFolder(), "../../.."));

    /// <summary>The full path of <paramref name="relativePath"/>.</summary>
    public static string Path(string relativePath) => System.IO.Path.Combine(Root, relativePath);

    /// <summary>The text of a file.</summary>
    public static string Read(string relativePath) => File.ReadAllText(Path(relativePath));

    private static string ThisFolder([CallerFilePath] string path = "") => System.IO.Path.GetDirectoryName(path)!;
}
