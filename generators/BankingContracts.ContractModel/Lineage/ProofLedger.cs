using System.Globalization;
using System.Text;
using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Lineage;

/// <summary>The file that shows people, for every column of a pipeline, whether it can be NULL and how this is known.</summary>
public static class ProofLedger
{
    /// <summary>The text of the file: one line for each column, with tabs between its fields.</summary>
    /// <param name="pipeline">The contracts.</param>
    /// <param name="queries">What is known about their SQL.</param>
    public static string Write(ResolvedPipeline pipeline, IEnumerable<CheckedQuery> queries)
    {
        var facts = queries.Where(static q => !q.IsTest).GroupBy(static q => q.Name, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First().Facts, StringComparer.Ordinal);
        var staging = pipeline.Models.Where(static m => m.Kind == ModelKind.Staging).GroupBy(static m => m.Name, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
        var lines = new StringBuilder();
        var counts = new int[Enum.GetValues(typeof(ColumnStanding)).Length];
        foreach (var model in pipeline.Models)
        {
            var input = model.Kind == ModelKind.Quarantine && staging.TryGetValue(model.Input!, out var of) ? of : null;
            var query = facts.TryGetValue(model.Name, out var known) ? known : QueryFacts.None;
            foreach (var column in Columns(model, ModelFacts.Of(model, input, query)))
            {
                counts[(int)column.Standing]++;
                ReportLine.Append(lines, Words<Layer>.Of(model.Layer) + "." + model.Name, column.Name, column.Standing.ToString().ToLowerInvariant(), column.Reason, column.Place);
            }
        }

        var summary = string.Join(", ", Enum.GetValues(typeof(ColumnStanding)).Cast<ColumnStanding>()
            .Select(s => counts[(int)s].ToString(CultureInfo.InvariantCulture) + " " + s.ToString().ToLowerInvariant()));
        return "# Whether each column can be NULL, and how that is known. " + summary + ".\n# model\tcolumn\tverdict\treason\tplace\n" + lines;
    }

    private static IEnumerable<ColumnFacts> Columns(ResolvedModel model, ModelFacts facts) => facts.Columns.Count > 0
        ? facts.Columns
        : model.Columns.Select(static c => new ColumnFacts(c.Name, c.IsNotNull ? ColumnStanding.Unknown : ColumnStanding.Nullable, "", "", default));
}
