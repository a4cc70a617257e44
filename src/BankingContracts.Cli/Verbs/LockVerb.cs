using BankingContracts.Cli.Contracts;
using BankingContracts.Cli.Rendering.Diffs;
using BankingContracts.Cli.Session;
using BankingContracts.ContractModel.Locking;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Verbs;

/// <summary>Writes the lock file, or says whether it is that of the contracts.</summary>
internal static class LockVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, bool isCheck, CancellationToken cancellation)
    {
        var directory = context.Settings.ContractsDirectory;
        var shown = context.Environment.Shorten(directory);
        var contracts = ContractFolder.Read(directory, shown);
        Refuse(contracts.Errors, $"The contracts in {shown} have errors");
        Refuse(contracts.Breaches, "The contracts break promises of the lock file");

        var models = ContractShapes.Of(contracts.Pipeline);
        var (path, text) = (ContractFolder.LockPath(directory), LockText.Write(ContractShapes.Promises(models)));
        var before = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellation) : null;
        var changes = contracts.LockFile?.Lock is { } locked ? ContractComparison.Of(ContractShapes.Of(locked.Contracts), models) : [];
        var state = before is null ? LockState.Missing : before.ReplaceLineEndings("\n") == text ? LockState.Current : LockState.Outdated;
        if (!isCheck && state != LockState.Current)
            await WriteAsync(path, text, cancellation);
        LockOutput.Write(context, new(context.Environment.Shorten(path), state, isCheck, models.Count, changes));
        DiffVerb.WarnOfOverdue(context);
        return (int)(isCheck && state != LockState.Current ? ExitCode.AuditFailed : ExitCode.Done);
    }

    private static void Refuse(IReadOnlyList<ContractModel.Diagnostics.ContractDiagnostic> findings, string what)
    {
        if (findings.Count > 0)
            throw PipelineException.BadInput(string.Join('\n', findings.Select(ContractFolder.Show).Prepend($"{what}; nothing was written.")));
    }

    /// <summary>Beside its place first, so that no reader sees half a file.</summary>
    private static async Task WriteAsync(string path, string text, CancellationToken cancellation)
    {
        var temporary = path + ".tmp";
        await File.WriteAllTextAsync(temporary, text, cancellation);
        File.Move(temporary, path, overwrite: true);
    }
}
