using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Outcomes;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>Rows in quarantine by model, column and kind of reason, without values.</summary>
internal static class QuarantineTable
{
    public static void Write(IAnsiConsole console, IReadOnlyDictionary<string, StagingTotals> stagings)
    {
        var table = new TextTable(new("model"), new("column"), new("reason"), new("rows", IsNumber: true));
        foreach (var (model, totals) in stagings.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            foreach (var reason in totals.Reasons)
                table.Add(model, reason.Column, reason.Words, DisplayText.Count(reason.Rows));
        }
        if (table.IsEmpty)
            return;
        console.Write(" In quarantine, by reason", Styles.Heading);
        table.WriteTo(console);
    }
}
