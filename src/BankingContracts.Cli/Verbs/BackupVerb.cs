using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Cli.Verbs;

/// <summary>Copies the database while others read.</summary>
internal static class BackupVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, string to, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(to))
            throw PipelineException.BadInput("--to needs the name of a file, for example --to backup.duckdb.");
        var engine = context.CreateEngine();
        await context.RequireDatabaseAsync(engine, cancellation);
        var file = context.Environment.Resolve(to);
        var bytes = await DatabaseWait.OpenAsync(context.RunOptions.Wait, () => engine.BackupAsync(context.Pipeline, file, cancellation), context.SayWaiting, cancellation);

        // What is told about the copy is read from the copy.
        await using var copy = await context.CreateEngine(context.Settings.DatabaseType, file).OpenReaderAsync(context.Pipeline, cancellation);
        var runs = await copy.ReadRunsAsync(null, cancellation);
        BackupOutput.Write(context, new(engine.DatabaseFile ?? engine.Description, file, bytes, runs is [.., var last] ? last : null));
        return (int)ExitCode.Done;
    }
}
