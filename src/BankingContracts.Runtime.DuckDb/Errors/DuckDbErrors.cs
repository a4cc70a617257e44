using System.Data.Common;
using BankingContracts.Runtime.DuckDb.Files;

namespace BankingContracts.Runtime.DuckDb.Errors;

/// <summary>Turns the engine's errors into sentences with a remedy.</summary>
internal static class DuckDbErrors
{
    /// <summary>Why <paramref name="path"/> could not be opened.</summary>
    public static PipelineException OnOpening(string path, DbException error)
    {
        var known = EngineError.Of(error);
        if (known.Fault == EngineFault.Lock)
            return Locked(path, error);
        if (known.Text.Contains("Permission denied", StringComparison.Ordinal) || known.Text.Contains("Read-only", StringComparison.OrdinalIgnoreCase))
            return PipelineException.BadInput($"The database {path} cannot be opened for writing; check its permissions, or choose another with --database.", error);
        if (known.Text.Contains("Is a directory", StringComparison.Ordinal))
            return PipelineException.BadInput($"{path} is a directory, not a database; choose another file with --database.", error);
        return known.Fault is EngineFault.Memory or EngineFault.Threads || known.IsFullDisk
            ? OfMachine(path, known, error)!
            : Damaged(path, error);
    }

    /// <summary>This process or another one uses <paramref name="path"/>.</summary>
    public static PipelineException Locked(string path, DbException? error = null) =>
        new(ExitCode.Locked, $"Another process uses the database {path}; wait until it ends, then run again.", error);

    /// <summary>The bytes of the file were changed.</summary>
    public static PipelineException Damaged(string path, Exception? error = null) => PipelineException.BadInput(
        $"The database {path} is damaged, or it is not a database. Restore it from a backup. Or move it to another folder and run again: this loads the files, but the history is lost.", error);

    /// <summary>Why a statement of the user failed.</summary>
    public static PipelineException OnQuery(DbException error) => PipelineException.BadInput(error.Message.TrimEnd(), error);

    /// <summary>The error of a statement that the machine or a damaged file caused; null if neither is the cause.</summary>
    /// <param name="path">The database.</param>
    /// <param name="error">The error.</param>
    public static PipelineException? OnRunning(string path, DbException error) => OfMachine(path, EngineError.Of(error), error);

    private static PipelineException? OfMachine(string path, EngineError known, DbException error)
    {
        return known.Fault switch
        {
            EngineFault.Memory => Machine(
                "The engine ran out of memory. Raise DUCKDB_MEMORY_LIMIT, lower DUCKDB_THREADS, or free memory on the machine; then run again."),
            EngineFault.Threads => Machine(
                "The machine cannot start more threads for the engine. Lower DUCKDB_THREADS, or raise the limit of processes (ulimit -u); then run again."),
            EngineFault.Disk when known.IsFullSpill => Machine(
                $"The disk of {SpillDirectory.OfWriter(path)} is full. The engine keeps there what does not fit into memory. Free some space on it, or raise DUCKDB_MEMORY_LIMIT; then run again."),
            EngineFault.Disk when known.IsFullDisk => Machine($"The disk of {known.File ?? path} is full. Free some space on it, then run again."),
            EngineFault.Disk => Machine(
                $"The engine could not read or write {known.File ?? path}. Check that the disk is connected and that you may write to it; then run again."),
            EngineFault.Damage => Damaged(path, error),
            EngineFault.Lock => Locked(path, error),
            EngineFault.Data or EngineFault.Contract or EngineFault.Sql or EngineFault.Cancelled or EngineFault.Ours => null,
            var fault => throw new ArgumentOutOfRangeException(nameof(known), fault, "no such fault"),
        };

        PipelineException Machine(string message) => known.Fault.MayPass() ? PipelineException.Passing(message, error) : PipelineException.BadInput(message, error);
    }
}
