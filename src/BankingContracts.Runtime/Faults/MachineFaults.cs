namespace BankingContracts.Runtime.Faults;

/// <summary>Exceptions of .NET whose cause is the machine.</summary>
public static class MachineFaults
{
    /// <summary>The sentence for <paramref name="exception"/>; null when it has another cause.</summary>
    public static PipelineException? Of(Exception exception) => exception switch
    {
        OutOfMemoryException => PipelineException.BadInput("The machine has no memory left for the program. Free some memory, then run again.", exception),
        UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException => PipelineException.BadInput(OfFile(exception), exception),
        _ when IsOfFile(exception) => PipelineException.Passing(OfFile(exception), exception),
        _ => null,
    };

    /// <summary>Whether a file could not be read or written. Where the system refuses to make a file larger (<c>ulimit -f</c>), .NET speaks of a wrong argument.</summary>
    public static bool IsOfFile(Exception exception) => exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value", Source: "System.Private.CoreLib" };

    private static string OfFile(Exception exception) =>
        $"A file could not be read or written: {exception.Message.TrimEnd('.')}. Check that the disk has room and that you may write to it; then run again.";
}
