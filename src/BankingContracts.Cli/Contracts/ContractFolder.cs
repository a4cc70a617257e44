using BankingContracts.ContractModel;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Locking;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Contracts;

/// <summary>Contracts as files.</summary>
/// <param name="Pipeline">The contracts, resolved.</param>
/// <param name="Files">All YAML files.</param>
internal sealed record ContractFolder(ResolvedPipeline Pipeline, IReadOnlyList<ParsedFile> Files)
{
    /// <summary>Whether <paramref name="path"/> is read by the build.</summary>
    public static bool IsContract(string path) => Path.GetExtension(path).ToLowerInvariant() is ".yml" or ".yaml" or ".sql";

    /// <summary>The contracts in a directory.</summary>
    /// <param name="directory">Its absolute path.</param>
    /// <param name="shown">Its name in messages.</param>
    /// <exception cref="PipelineException">There are none, or they cannot be read.</exception>
    public static ContractFolder Read(string directory, string shown)
    {
        if (!Directory.Exists(directory))
            throw PipelineException.BadInput($"There is no directory {shown}; name the directory of the contracts with --contracts.");
        var paths = Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Where(IsContract).ToList();
        if (paths.Count == 0)
            throw PipelineException.BadInput($"There are no contracts in {shown}; name their directory with --contracts.");
        return Of(paths.Select(p => new ContractSource(Path.Combine(shown, Path.GetRelativePath(directory, p)), Path.GetRelativePath(directory, p).Replace('\\', '/'), File.ReadAllText(p))));
    }

    /// <summary>The contracts of <paramref name="sources"/>.</summary>
    public static ContractFolder Of(IEnumerable<ContractSource> sources)
    {
        var all = sources.OrderBy(static s => s.RelativePath, StringComparer.Ordinal).ToList();
        var files = all.Where(static s => !IsSql(s)).Select(ContractReader.Read).ToList();
        return new(PipelineResolver.Resolve([.. files.Where(static f => !f.IsLock)], [.. all.Where(IsSql)]), files);
    }

    /// <summary>The file <c>contracts.lock.yml</c>; null if there is none.</summary>
    public ParsedFile? LockFile => Files.FirstOrDefault(static f => f.IsLock);

    /// <summary>What is wrong with the contracts, without the lock file.</summary>
    public IReadOnlyList<ContractDiagnostic> Errors => [.. Files.Where(static f => !f.IsLock).SelectMany(static f => f.Diagnostics).Concat(Pipeline.Diagnostics).Where(IsError)];

    /// <summary>What is wrong with the lock file, and what breaks its promises.</summary>
    public IReadOnlyList<ContractDiagnostic> Breaches => LockFile switch
    {
        null => [],
        { Lock: { } locked } => [.. LockCheck.Run(Pipeline, Files, locked).Where(IsError)],
        var broken => [.. broken.Diagnostics.Where(IsError)],
    };

    /// <summary>A finding with its place, as compilers write it.</summary>
    public static string Show(ContractDiagnostic finding) => FormattableString.Invariant(
        $"{finding.Span.Path}({finding.Span.Line + 1},{finding.Span.Column + 1}): error {finding.Rule.Id}: {finding.Message}");

    /// <summary>The name of the lock file in a directory.</summary>
    public static string LockPath(string directory) => Path.Combine(directory, LockKeyTables.FileName);

    private static bool IsError(ContractDiagnostic finding) => finding.Rule.Severity == RuleSeverity.Error;

    private static bool IsSql(ContractSource source) => source.RelativePath.EndsWith(".sql", StringComparison.OrdinalIgnoreCase);
}
