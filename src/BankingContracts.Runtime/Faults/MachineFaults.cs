namespace BankingContracts.Runtime.Faults;

/// <summary>Exceptions of .NET whose cause is the machine.</summary>
public static class MachineFaults
{
    /// <summary>The sentence for <paramref name="exception"/>; null when it has another cause.</summary>
    public static PipelineException? Of(Exception exception) => exception switch
    {
        OutOfMemoryException => PipelineException.BadInput("The machine has no memory left for the program. Free some memory, then run again.", exception),
        IOException or UnauthorizedAccessException => PipelineException.BadInput(
            $"A file could not be read or written: {exception.Message.TrimEnd('.')}. Check that the disk has room and that you may write to it; then run again.", exception),
        _ => null,
    };
}
