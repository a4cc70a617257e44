using System.Data.Common;

namespace BankingContracts.Runtime.DuckDb.Connections;

/// <summary>Turns the engine's errors into sentences with a remedy.</summary>
internal static class DuckDbErrors
{
    /// <summary>Why <paramref name="path"/> could not be opened.</summary>
    public static PipelineException OnOpening(string path, DbException error)
    {
        var text = FirstLine(error.Message);
        if (text.Contains("Could not set lock", StringComparison.Ordinal) || text.Contains("Conflicting lock", StringComparison.Ordinal))
            return Locked(path, error);
        if (text.Contains("Permission denied", StringComparison.Ordinal) || text.Contains("Read-only", StringComparison.OrdinalIgnoreCase))
            return PipelineException.BadInput($"The database {path} cannot be opened for writing ({text}); check its permissions or choose another with --database.", error);
        return PipelineException.BadInput($"{path} cannot be opened as a DuckDB database ({text}); restore it from a backup, or move it away and load again.", error);
    }

    /// <summary>Someone else works on <paramref name="path"/>, in this process or in another.</summary>
    public static PipelineException Locked(string path, DbException? error = null) =>
        new(ExitCode.Locked, $"Another process works on the database {path}; wait until it ends, then run again.", error);

    /// <summary>Why a statement of the user's failed.</summary>
    public static PipelineException OnQuery(DbException error) => PipelineException.BadInput(error.Message.TrimEnd(), error);

    /// <summary>SQL that the engine understands but cannot run, or null when <paramref name="error"/> is another.</summary>
    public static PipelineException? OnModel(string model, DbException error)
    {
        var text = FirstLine(error.Message);
        return text.StartsWith("Not implemented Error", StringComparison.Ordinal)
            ? PipelineException.BadInput($"The engine cannot run the SQL of {model} ({text}); nothing was changed. Write it in another way.", error)
            : null;
    }

    /// <summary>A failure in the middle of a run that is not the contract's fault, or null when it is a bug of ours.</summary>
    public static PipelineException? OnRunning(DbException error)
    {
        var text = FirstLine(error.Message);
        if (text.Contains("Out of Memory", StringComparison.OrdinalIgnoreCase))
            return PipelineException.BadInput($"The engine ran out of memory ({text}); nothing was changed. Give it more memory or disk space for temporary files.", error);
        if (text.StartsWith("IO Error", StringComparison.Ordinal) || text.Contains("Failed to commit", StringComparison.Ordinal))
            return PipelineException.BadInput($"The engine could not read or write a file ({text}); nothing was changed. Check disk space and permissions.", error);
        return null;
    }

    private static string FirstLine(string message) => message.Split('\n')[0].Trim();
}
