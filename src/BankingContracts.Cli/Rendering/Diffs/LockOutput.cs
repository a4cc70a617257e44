using System.Text;
using BankingContracts.Cli.Session;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Locking;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Results;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering.Diffs;

/// <summary>What the lock file was before.</summary>
internal enum LockState
{
    /// <summary>There was none.</summary>
    Missing,

    /// <summary>It is that of the contracts.</summary>
    Current,

    /// <summary>It is that of earlier contracts.</summary>
    Outdated,
}

/// <summary>What lock has found.</summary>
/// <param name="File">The lock file.</param>
/// <param name="State">What it was before.</param>
/// <param name="IsCheck">Whether nothing was to be written.</param>
/// <param name="Models">The number of models.</param>
/// <param name="Changes">What changed since it was written.</param>
internal sealed record LockResult(string File, LockState State, bool IsCheck, int Models, IReadOnlyList<ContractChange> Changes);

/// <summary>Prints what lock has done.</summary>
internal static class LockOutput
{
    // docs/schemas/lock.schema.json
    private const int FormatVersion = 1;

    public static void Write(VerbContext context, LockResult result) =>
        context.Print(() => Csv(result), () => Json(context.Pipeline.Name, result), () => WriteText(DiffOutput.Console(context), result));

    private static void WriteText(IAnsiConsole console, LockResult result)
    {
        Words.Write(console, 0, (result.State, result.IsCheck) switch
        {
            (LockState.Current, _) => $"{result.File} is up to date.",
            (LockState.Missing, true) => $"There is no {result.File}; run 'lock' and commit the file.",
            (LockState.Missing, false) => $"{result.File} was written with {result.Models} models. Commit it with the contracts.",
            (LockState.Outdated, true) => $"{result.File} is not up to date; run 'lock' and commit the file.",
            (LockState.Outdated, false) => $"{result.File} was written. Commit it with the contracts.",
            var other => throw new InvalidOperationException($"No sentence for {other}."),
        });
        foreach (var change in result.Changes)
            Words.Write(console, 1, $"{ChangeWords.Of(change.Class)}: {ChangeWords.Subject(change)}: {ChangeWords.Of(change)}");
    }

    private static string Csv(LockResult result)
    {
        var csv = new StringBuilder();
        CsvText.AppendRow(csv, [.. ChangeWords.Headers]);
        foreach (var change in result.Changes)
            CsvText.AppendRow(csv, [.. ChangeWords.Cells(change)]);
        return csv.ToString();
    }

    private static string Json(string pipeline, LockResult result) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("format_version", FormatVersion);
        json.WriteString("pipeline", pipeline);
        json.WriteString("file", result.File);
        json.WriteString("state", Words<LockState>.Of(result.State));
        json.WriteBoolean("written", !result.IsCheck && result.State != LockState.Current);
        json.WriteNumber("models", result.Models);
        json.WriteStartArray("changes");
        foreach (var change in result.Changes)
        {
            json.WriteStartObject();
            ChangeJson.WriteProperties(json, change);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
