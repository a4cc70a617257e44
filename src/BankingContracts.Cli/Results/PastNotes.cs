using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Histories;
using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Cli.Results;

/// <summary>Says what an answer as of a time is about: on standard error, so that standard output stays data; and in JSON.</summary>
internal static class PastNotes
{
    /// <summary>Writes a line for each note.</summary>
    public static void Write(VerbContext context, PastAnswer past)
    {
        var error = context.Environment.Error;
        if (past.FirstRunAt is { } first)
            error.WriteLine($"note: no run at or before {DisplayText.Timestamp(past.Asked)} UTC; the first was {DisplayText.Timestamp(first)} UTC. Until then every model is empty.");
        if (past.Run is { } run)
            error.WriteLine($"note: as of run {run.RunId} of {DisplayText.Timestamp(run.RunAt)} UTC.");
        if (past.Recomputes)
            error.WriteLine("note: staging and query models are computed with the contracts of today; this is not what was reported then.");
        if (past.KeptSince is { } since)
            error.WriteLine($"note: what stood in staging and query models is kept since {DisplayText.Timestamp(since)} UTC; before that they are computed with the contracts of today.");
    }

    /// <summary>Puts an array of rows into an object that says what they are as of; without a time the array stands alone.</summary>
    public static async Task WithinAsync(VerbContext context, PastAnswer? past, Func<Task> writeRows)
    {
        if (past is null)
        {
            await writeRows();
            return;
        }

        var output = context.Environment.Out;
        await output.WriteAsync($$"""{"format_version": 1, "as_of": {{JsonText.Line(json => PastJson.Write(json, past))}}, "rows": """);
        await writeRows();
        await output.WriteLineAsync("}");
    }
}
