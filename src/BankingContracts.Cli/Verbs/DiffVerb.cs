using BankingContracts.Cli.Contracts;
using BankingContracts.Cli.Rendering.Diffs;
using BankingContracts.Cli.Session;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Locking;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Verbs;

/// <summary>Shows what changed in the contracts, and what it reaches.</summary>
internal static class DiffVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, string? reference, FailOn? failOn, CancellationToken cancellation)
    {
        var directory = context.Settings.ContractsDirectory;
        var shown = context.Environment.Shorten(directory);
        var contracts = ContractFolder.Read(directory, shown);
        if (contracts.Errors is { Count: > 0 } errors)
            throw PipelineException.BadInput(string.Join('\n', errors.Select(ContractFolder.Show).Prepend($"The contracts in {shown} have errors, so they cannot be compared.")));

        var before = await BaseAsync(context, directory, shown, reference, cancellation);
        var difference = Compare(context, before, contracts);
        DiffOutput.Write(context, difference);
        WarnOfOverdue(context);
        return (int)(difference.Changes.Any(c => IsFailure(c.Change.Class, failOn)) ? ExitCode.AuditFailed : ExitCode.Done);
    }

    /// <summary>Prints a warning for each deprecated model that is still read after its day.</summary>
    public static void WarnOfOverdue(VerbContext context)
    {
        foreach (var sentence in Deprecations.Overdue(context.Pipeline, DateOnly.FromDateTime(context.Environment.Clock.GetUtcNow().UtcDateTime)))
            context.Environment.Error.WriteLine("warning: " + sentence);
    }

    private static async Task<ComparedBase> BaseAsync(VerbContext context, string directory, string shown, string? reference, CancellationToken cancellation)
    {
        var path = reference is null ? ContractFolder.LockPath(directory) : context.Environment.Resolve(reference);
        if (File.Exists(path))
            return ComparedBase.OfFile(path, context.Environment.Shorten(path));
        if (reference is null)
            throw PipelineException.BadInput($"There is no lock file {Path.Combine(shown, LockKeyTables.FileName)}; write it with 'lock', or name a commit, for example --base main.");
        var (commit, files) = await new GitContracts(directory, shown).ReadAsync(reference, cancellation);
        return ComparedBase.OfCommit(reference, commit, files);
    }

    private static ContractDifference Compare(VerbContext context, ComparedBase before, ContractFolder contracts)
    {
        var after = ContractShapes.Of(contracts.Pipeline);
        var trace = new ImpactTrace(context.Pipeline, before.Models, after);
        var versions = before.Models.ToDictionary(static m => m.Promise.Name, static m => m.Promise.Version, StringComparer.Ordinal);
        var notes = contracts.Pipeline.Models.ToDictionary(static m => m.Name, m => m.Lifecycle.Changes.Where(n => versions.TryGetValue(m.Name, out var old) && n.Version > old).ToList(), StringComparer.Ordinal);
        var changes = ContractComparison.Of(before.Models, after)
            .OrderByDescending(static c => c.Class)
            .Select(c => new ReachingChange(c, trace.Of(c), c.Kind == ChangeKind.VersionRaised && notes.TryGetValue(c.Model, out var told) ? told : []));
        return new(before, [.. changes], trace.Unknown);
    }

    private static bool IsFailure(ChangeClass found, FailOn? failOn) => failOn switch
    {
        null => false,
        FailOn.Any => true,
        FailOn.Additive => found >= ChangeClass.Additive,
        FailOn.Breaking => found == ChangeClass.Breaking,
        _ => throw new ArgumentOutOfRangeException(nameof(failOn), failOn, "no such class"),
    };
}
