using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Contracts;
using BankingContracts.SqlCheck.Inputs;
using DuckDB.NET.Data;

namespace BankingContracts.SqlCheck.Reporting;

/// <summary>Follows the ends of versions from the snapshots that have a <c>dbt_valid_to_current</c> into the models that copy them.</summary>
internal static class OpenEndTrace
{
    private const string ValidTo = "dbt_valid_to";

    /// <summary>The tables of <paramref name="pipeline"/> as its contracts declare them, with the values of the ends of open versions.</summary>
    /// <param name="pipeline">The contracts, with the models in dependency order.</param>
    /// <param name="texts">The SQL.</param>
    /// <param name="connection">An engine that parses the SQL.</param>
    public static TableCatalog Run(ResolvedPipeline pipeline, IEnumerable<SqlText> texts, DuckDBConnection connection)
    {
        var tables = pipeline.Models.Select(static m => WithEnd(ContractCatalog.Table(m), m.Snapshot)).ToList();
        var byName = tables.GroupBy(static t => t.Name, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
        if (tables.Exists(HasEnd))
        {
            var files = texts.Where(static t => t.Statement.Fault is null).GroupBy(static t => t.Source.RelativePath, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
            foreach (var model in pipeline.Models.Where(static m => m.Kind == ModelKind.Query))
            {
                var upstreams = model.Upstreams.Select(u => byName.GetValueOrDefault(u.Name)).OfType<CatalogTable>().ToList();
                if (upstreams.Exists(HasEnd) && files.TryGetValue(model.SqlFile, out var text))
                    byName[model.Name] = Copied(byName[model.Name], QueryAnalyzer.Analyze(text.Sql, new TableCatalog(upstreams.ToEquatableArray()), connection));
            }
        }

        return new TableCatalog(byName.Values.ToEquatableArray());
    }

    private static bool HasEnd(CatalogTable table) => table.Columns.Any(static c => c.OpenEnd is not null);

    private static CatalogTable WithEnd(CatalogTable table, SnapshotContract? snapshot) => snapshot?.ValidToCurrent is { } end && OpenEnd.Parse(end) is { } instant
        ? table with { Columns = table.Columns.Select(c => c.Name == ValidTo ? c with { OpenEnd = new OpenVersionEnd(table.Name, instant) } : c).ToEquatableArray() }
        : table;

    private static CatalogTable Copied(CatalogTable table, QueryAnalysis analysis) => table with
    {
        Columns = table.Columns.Select(c => c with { OpenEnd = analysis.Columns.FirstOrDefault(o => string.Equals(o.Name, c.Name, StringComparison.OrdinalIgnoreCase))?.OpenEnd }).ToEquatableArray(),
    };
}
