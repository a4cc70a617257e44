using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Results;
using BankingContracts.Cli.Service;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Histories;

namespace BankingContracts.Cli.Verbs;

/// <summary>Runs a user's SQL on a database opened for reading.</summary>
internal static class QueryVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, string sql, PastTime? asOf, CancellationToken cancellation)
    {
        if (sql == "-")
            sql = await context.Environment.In.ReadToEndAsync(cancellation);
        if (string.IsNullOrWhiteSpace(sql))
            throw PipelineException.BadInput("The SQL is empty; write for example query \"select 1\".");
        using var service = await InUse.ServiceAsync(context, context.CreateEngine(), cancellation);
        if (service is not null)
            return await ServedAsync(context, service, sql, asOf, cancellation);
        await using var database = await context.OpenReaderAsync(cancellation);
        var past = asOf is { } time ? await PastAnswer.OfAsync(database, context.Pipeline, time, cancellation) : null;
        await using var rows = asOf is { } at
            ? await database.QueryAsOfAsync(sql, at, cancellation)
            : await database.QueryAsync(sql, cancellation);
        await ResultOutput.WriteAsync(context, rows, past, cancellation);
        return (int)ExitCode.Done;
    }

    private static async Task<int> ServedAsync(VerbContext context, ServiceClient service, string sql, PastTime? asOf, CancellationToken cancellation)
    {
        var isTable = context.Format == OutputFormat.Table;
        var (table, past) = isTable || asOf is not null
            ? await ServedRows.OfQuery(service, isTable ? sql : "select 1", asOf).TableAsync(cancellation)
            : default;
        if (past is not null)
            PastNotes.Write(context, past);
        if (isTable)
            table!.WriteTo(Consoles.ForRows(context.Environment));
        else
            await ServedRows.OfQuery(service, sql, asOf).CopyAsync(context, past, cancellation);
        return (int)ExitCode.Done;
    }
}
