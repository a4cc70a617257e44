using BankingContracts.ContractModel;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Locking;
using BankingContracts.ContractModel.Text;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Contracts;

/// <summary>The earlier state of the contracts.</summary>
/// <param name="Name">The file, or the commit as the user named it.</param>
/// <param name="Commit">The first digits of the commit's hash; null if it is a file.</param>
/// <param name="IsLockFile">Whether only the shape is known, which a lock file keeps.</param>
/// <param name="Models">The models.</param>
internal sealed record ComparedBase(string Name, string? Commit, bool IsLockFile, EquatableArray<ModelShape> Models)
{
    /// <summary>The lock file at <paramref name="path"/>.</summary>
    /// <exception cref="PipelineException">It is no lock file.</exception>
    public static ComparedBase OfFile(string path, string shown)
    {
        var file = ContractReader.Read(new ContractSource(shown, LockKeyTables.FileName, File.ReadAllText(path)));
        return file.Lock is { } locked
            ? new(shown, null, IsLockFile: true, ContractShapes.Of(locked.Contracts))
            : throw PipelineException.BadInput($"{shown} is not a lock file that can be read. {ContractFolder.Show(file.Diagnostics[0])}");
    }

    /// <summary>The contracts of a commit. If they are not valid today, its lock file is used.</summary>
    /// <exception cref="PipelineException">There are no contracts that can be read.</exception>
    public static ComparedBase OfCommit(string reference, string commit, IReadOnlyList<ContractSource> files)
    {
        var contracts = ContractFolder.Of(files);
        if (contracts.Errors is not [var first, ..])
            return new(reference, commit, IsLockFile: false, ContractShapes.Of(contracts.Pipeline));
        return contracts.LockFile?.Lock is { } locked
            ? new(reference, commit, IsLockFile: true, ContractShapes.Of(locked.Contracts))
            : throw PipelineException.BadInput($"The contracts of {reference} have errors, and there is no lock file beside them; name another commit. The first error: {ContractFolder.Show(first)}");
    }
}
