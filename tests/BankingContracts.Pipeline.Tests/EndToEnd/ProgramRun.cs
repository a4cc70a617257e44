using BankingContracts.Runtime;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>What one call of the program did.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Out">What it printed.</param>
/// <param name="Error">What it printed to the error stream.</param>
public sealed record ProgramRun(ExitCode ExitCode, string Out, string Error)
{
    /// <summary>Fails, showing all output, unless the program ended with <paramref name="expected"/>.</summary>
    public ProgramRun Ended(ExitCode expected)
    {
        Assert.True(ExitCode == expected, $"Ended with {ExitCode} instead of {expected}.\n{Out}\n{Error}");
        return this;
    }
}
