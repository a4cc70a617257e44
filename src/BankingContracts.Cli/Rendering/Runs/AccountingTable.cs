using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.State;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>Where the rows and the money of every source went; each line ties: the first number is the sum of the others.</summary>
internal static class AccountingTable
{
    /// <param name="console">Where to.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="stagings">The totals at the end, by staging model.</param>
    /// <param name="deliveries">What was loaded. If a source had several deliveries, each has a line with the rows after it.</param>
    public static void Write(
        IAnsiConsole console, PipelineDefinition pipeline, IReadOnlyDictionary<string, StagingTotals> stagings, IReadOnlyList<LoadedDelivery> deliveries)
    {
        if (stagings.Count == 0)
            return;
        var places = new MoneyPlaces(pipeline);
        console.Write(" Where the rows went", Styles.Heading);
        var table = new TextTable(
            new("rows and money"),
            new("read =", IsNumber: true),
            new("staged", IsNumber: true),
            new("+ quarantined", IsNumber: true),
            new("+ collapsed", IsNumber: true));
        foreach (var (model, totals) in stagings.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            var steps = deliveries.Where(d => d.Stagings.ContainsKey(model)).ToList();
            if (steps.Count > 1)
            {
                foreach (var step in steps)
                    AddRows(table, $"{model} after {step.Name}", step.Stagings[model]);
            }

            AddRows(table, model, totals);
            foreach (var money in totals.Money)
            {
                table.Add(
                    $"  {money.Column} *",
                    DisplayText.Amount(places.Of(model, money.Column, money.Valid)),
                    DisplayText.Amount(places.Of(model, money.Column, money.Staged)),
                    Part(places.Of(model, money.Column, money.Conflicting)),
                    Part(places.Of(model, money.Column, money.Collapsed)));
            }
        }
        table.WriteTo(console);
        if (stagings.Values.Any(t => t.Money.Count > 0))
        {
            var note = "* of the rows that are valid by themselves; quarantined: rows whose key has conflicting rows";
            Words.Write(console, 1, note, Styles.Quiet);
            console.WriteLine();
        }
    }

    private static void AddRows(TextTable table, string label, StagingTotals totals) => table.Add(
        label,
        DisplayText.Count(totals.RowsRead),
        DisplayText.Count(totals.Staged),
        Cell.Change(totals.Quarantined),
        Cell.Change(totals.Collapsed));

    private static Cell Part(decimal value) => value == 0 ? new Cell("-", Styles.Quiet) : DisplayText.Amount(value);
}
