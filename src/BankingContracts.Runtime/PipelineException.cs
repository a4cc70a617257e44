namespace BankingContracts.Runtime;

/// <summary>A problem that the user can understand and correct. The message is one clear sentence that names the problem, the place and the remedy.</summary>
public sealed class PipelineException : Exception
{
    /// <summary>Ends the program with <paramref name="exitCode"/> and shows <paramref name="message"/>.</summary>
    public PipelineException(ExitCode exitCode, string message, Exception? inner = null)
        : base(message, inner) => (ExitCode, MayPass) = (exitCode, exitCode == ExitCode.Locked);

    /// <summary>How the program ends.</summary>
    public ExitCode ExitCode { get; }

    /// <summary>Whether the cause may pass by itself, so that the same run may succeed later.</summary>
    public bool MayPass { get; private init; }

    /// <summary>Whether a file was refused because its columns are not those of the contract.</summary>
    public bool IsSchemaChange { get; init; }

    /// <summary>The message without values of rows, for logs and programs elsewhere; the message itself may name keys.</summary>
    public string LoggedMessage { get => field ?? Message; init; }

    /// <summary>Bad input or configuration.</summary>
    public static PipelineException BadInput(string message, Exception? inner = null) => new(ExitCode.BadInput, message, inner);

    /// <summary>A disk, a network or a server that failed, and may work again later.</summary>
    public static PipelineException Passing(string message, Exception? inner = null) => new(ExitCode.BadInput, message, inner) { MayPass = true };
}
