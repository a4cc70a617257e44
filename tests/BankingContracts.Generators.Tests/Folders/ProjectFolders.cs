using System.Text.RegularExpressions;
using BankingContracts.Generators.Tests.Infrastructure;

namespace BankingContracts.Generators.Tests.Folders;

/// <summary>Which folders of a project read which, by the <c>using</c> lines of its files.</summary>
internal static partial class ProjectFolders
{
    /// <summary>The projects of the repository: the folder of each, for example <c>src/BankingContracts.Cli</c>, whose name is the root of its namespaces.</summary>
    public static IEnumerable<string> Projects() =>
        from top in new[] { "src", "generators", "tests", "benchmarks" }
        from folder in Directory.GetDirectories(Repository.Path(top))
        where Directory.GetFiles(folder, "*.csproj").Length > 0
        orderby folder
        select $"{top}/{Path.GetFileName(folder)}";

    /// <summary>The uses within <paramref name="project"/>.</summary>
    public static IReadOnlyList<FolderUse> UsesOf(string project)
    {
        var folder = Repository.Path(project);
        return [.. Sources(folder).SelectMany(file => Uses(Path.GetFileName(folder), Path.GetRelativePath(folder, file), File.ReadAllText(file)))];
    }

    /// <summary>
    /// The uses in one file. A namespace is the project's name and the folder. Where the folders of the file and of the namespace part,
    /// two folders lie side by side, and the one reads the other; a folder and the folder around it do not part.
    /// </summary>
    /// <param name="project">The name of the project.</param>
    /// <param name="file">The file, relative to the project.</param>
    /// <param name="text">Its text.</param>
    public static IEnumerable<FolderUse> Uses(string project, string file, string text)
    {
        var own = file.Split('/', '\\')[..^1];
        foreach (var read in UsingLine().Matches(text).SelectMany(static line => DottedName().Matches(line.Value)).Select(static name => name.Value))
        {
            if (!read.StartsWith(project + ".", StringComparison.Ordinal))
                continue;
            var other = read[(project.Length + 1)..].Split('.');
            var common = own.Zip(other).TakeWhile(static pair => pair.First == pair.Second).Count();
            if (common < own.Length && common < other.Length)
                yield return new(string.Join('/', own[..(common + 1)]), string.Join('/', other[..(common + 1)]), file.Replace('\\', '/'));
        }
    }

    private static IEnumerable<string> Sources(string folder) =>
        from file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
        let top = Path.GetRelativePath(folder, file).Split('/', '\\')[0]
        where top is not ("bin" or "obj")
        orderby file
        select file;

    [GeneratedRegex(@"^(global )?using [^;(]+;", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"\w+(\.\w+)+", RegexOptions.ExplicitCapture)]
    private static partial Regex DottedName();
}
