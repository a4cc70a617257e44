using BankingContracts.Cli.Results;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Verbs;

/// <summary>Runs a user's SQL on a database opened for reading.</summary>
internal static class QueryVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, string sql, DateTime? asOf, CancellationToken cancellation)
    {
        if (sql == "-")
            sql = await context.Environment.In.ReadToEndAsync(cancellation);
        if (string.IsNullOrWhiteSpace(sql))
            throw PipelineException.BadInput("The SQL is empty; write for example query \"select 1\".");
        await using var database = await context.OpenReaderAsync(cancellation);
        if (asOf is { } time && (await database.ReadStateAsync(cancellation)).FirstRunAt is { } first && time < first)
        {
            context.Environment.Error.WriteLine(
                $"note: no run at or before {DisplayText.Timestamp(time)} UTC; the first was {DisplayText.Timestamp(first)} UTC. Until then every model is empty.");
        }
        await using var rows = asOf is { } at
            ? await database.QueryAsOfAsync(sql, at, cancellation)
            : await database.QueryAsync(sql, cancellation);
        await ResultOutput.WriteAsync(context, rows, cancellation);
        return (int)ExitCode.Done;
    }
}
