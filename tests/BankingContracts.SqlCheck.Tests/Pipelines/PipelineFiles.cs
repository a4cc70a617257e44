using BankingContracts.ContractModel;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;

namespace BankingContracts.SqlCheck.Tests.Pipelines;

/// <summary>The files of a pipeline of this repository, to be edited and checked as a build does it.</summary>
internal static class PipelineFiles
{
    private static readonly string Root = FindRoot();

    /// <summary>The reference pipeline.</summary>
    public static IReadOnlyList<ContractSource> Banking { get; } = ReadFolder("contracts");

    /// <summary>Loans, branches and exchange rates: composite keys, a business time, windows, unions.</summary>
    public static IReadOnlyList<ContractSource> Loans { get; } = ReadFolder("tests/BankingContracts.SqlCheck.Tests/Pipelines/Loans");

    /// <summary>All that a build reports about <paramref name="sources"/>.</summary>
    public static IReadOnlyList<ContractDiagnostic> Findings(IReadOnlyList<ContractSource> sources)
    {
        var files = sources.Where(static s => !IsSql(s)).Select(ContractReader.Read).ToList();
        return
        [
            .. files.SelectMany(static f => f.Diagnostics),
            .. PipelineResolver.Resolve(files, [.. sources.Where(IsSql)]).Diagnostics,
            .. PipelineCheck.Run(sources).Findings,
        ];
    }

    /// <summary><paramref name="sources"/> with <paramref name="old"/>, which stands there, replaced once in a file.</summary>
    public static IReadOnlyList<ContractSource> Edit(IReadOnlyList<ContractSource> sources, string file, string old, string text)
    {
        var source = sources.Single(s => s.RelativePath == file);
        var place = source.Text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(place >= 0, file + " does not hold " + old);
        return [.. sources.Select(s => s == source ? s with { Text = string.Concat(s.Text.AsSpan(0, place), text, s.Text.AsSpan(place + old.Length)) } : s)];
    }

    /// <summary>The text of a file of the repository.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static bool IsSql(ContractSource source) => source.RelativePath.EndsWith(".sql", StringComparison.Ordinal);

    /// <summary>The contracts below a folder of the repository.</summary>
    public static IReadOnlyList<ContractSource> ReadFolder(string name)
    {
        var folder = Path.Combine(Root, name);
        return
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(static f => f.EndsWith(".yml", StringComparison.Ordinal) || f.EndsWith(".sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
                .Select(f => new ContractSource(f, f, File.ReadAllText(Path.Combine(folder, f)))),
        ];
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "global.json")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
