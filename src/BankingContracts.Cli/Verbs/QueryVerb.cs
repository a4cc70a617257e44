using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Results;
using BankingContracts.Cli.Service;
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
        using var service = await InUse.ServiceAsync(context, context.CreateEngine(), cancellation);
        if (service is not null)
            return await ServedAsync(context, service, sql, asOf, cancellation);
        await using var database = await context.OpenReaderAsync(cancellation);
        if (asOf is { } time && (await database.ReadStateAsync(cancellation)).FirstRunAt is { } first && time < first)
            NoteFirstRun(context, time, first);
        await using var rows = asOf is { } at
            ? await database.QueryAsOfAsync(sql, at, cancellation)
            : await database.QueryAsync(sql, cancellation);
        await ResultOutput.WriteAsync(context, rows, cancellation);
        return (int)ExitCode.Done;
    }

    private static async Task<int> ServedAsync(VerbContext context, ServiceClient service, string sql, DateTime? asOf, CancellationToken cancellation)
    {
        var isTable = context.Format == OutputFormat.Table;
        var (table, firstRunAt) = isTable || asOf is not null
            ? await ServedRows.OfQuery(service, isTable ? sql : "select 1", asOf).TableAsync(cancellation)
            : default;
        if (asOf is { } time && firstRunAt is { } first)
            NoteFirstRun(context, time, first);
        if (isTable)
            table!.WriteTo(Consoles.ForRows(context.Environment));
        else
            await ServedRows.OfQuery(service, sql, asOf).CopyAsync(context, cancellation);
        return (int)ExitCode.Done;
    }

    private static void NoteFirstRun(VerbContext context, DateTime asked, DateTime first) => context.Environment.Error.WriteLine(
        $"note: no run at or before {DisplayText.Timestamp(asked)} UTC; the first was {DisplayText.Timestamp(first)} UTC. Until then every model is empty.");
}
