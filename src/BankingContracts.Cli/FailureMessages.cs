using System.CommandLine;
using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Faults;
using Spectre.Console;

namespace BankingContracts.Cli;

/// <summary>Prints every failure, always to the error stream.</summary>
internal static class FailureMessages
{
    /// <summary>128 + SIGINT, the convention of shells for a program ended by Ctrl-C.</summary>
    public const int CancelledExitCode = 130;

    public static int BadCommandLine(ProgramEnvironment environment, ParseResult result, string message)
    {
        WriteError(environment, message);
        var command = result.CommandResult.Command;
        var path = command is RootCommand ? command.Name : $"{result.RootCommandResult.Command.Name} {command.Name}";
        environment.Error.WriteLine($"Run '{path} --help' for all options.");
        return (int)ExitCode.BadInput;
    }

    public static int Failed(ProgramEnvironment environment, VerbContext? context, Exception exception)
    {
        string Redact(string text) => context is null ? text : context.Settings.Redact(text);
        switch (exception)
        {
            case PipelineException known:
                WriteError(environment, Redact(known.Message));
                return (int)known.ExitCode;
            case OperationCanceledException:
                WriteError(environment, context?.HasCommitted == true
                    ? "Cancelled after the commit: the data is published, and the next run completes the exports."
                    : "Cancelled, nothing was changed.");
                return CancelledExitCode;
            case var _ when MachineFaults.Of(exception) is { } fault:
                WriteError(environment, Redact(fault.Message));
                return (int)fault.ExitCode;
            default:
                WriteError(environment, "This is a bug in the program, not in your data.");
                environment.Error.WriteLine("Changes after the last commit are lost. Please report it with the lines below.");
                environment.Error.WriteLine(Redact(BugReport.Of(exception)));
                return (int)ExitCode.Bug;
        }
    }

    public static int UnwritableOutput(ProgramEnvironment environment, Exception fault, bool hasCommitted)
    {
        WriteError(environment, $"{(hasCommitted ? "The run is committed, but its output" : "The output")} could not be written ({fault.Message.TrimEnd('.')}); write it to a disk with free space.");
        return (int)ExitCode.BadInput;
    }

    public static void WriteError(ProgramEnvironment environment, string message)
    {
        var console = Consoles.ForError(environment);
        console.Write(new Text("error:", Styles.Failure));
        environment.Error.WriteLine(" " + message);
    }
}
