using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Chain;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Evolution;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Past;
using BankingContracts.Runtime.Sql.Publication;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.Staging;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Sql.Retirement;

/// <summary>The stored tables of models that have no contract any more.</summary>
/// <param name="session">The session.</param>
/// <param name="sql">The dialect.</param>
/// <param name="pipeline">The pipeline.</param>
/// <param name="stored">The tables and views of the database.</param>
/// <param name="relation">The relation of a table that is counted; null where its name is enough.</param>
public sealed class RetiredTables(
    SqlSession session, SqlDialect sql, PipelineDefinition pipeline, IReadOnlyList<CatalogTable> stored, Func<CatalogTable, string>? relation = null)
{
    /// <summary>The retired models with their tables.</summary>
    public async Task<IReadOnlyList<RetiredModel>> FindAsync(PipelineState state)
    {
        var retired = new List<RetiredModel>();
        foreach (var model in state.RetiredFrom(pipeline))
        {
            var tables = new List<RetiredTable>();
            foreach (var table in stored.Where(t => BelongsTo(t, model)))
                tables.Add(new RetiredTable($"{table.Schema}.{table.Name}", table.IsView ? null : await session.CountAsync(relation?.Invoke(table) ?? Quoted(table))));
            retired.Add(new RetiredModel(model, tables));
        }

        return retired;
    }

    /// <summary>What removes those of <paramref name="models"/> that are retired.</summary>
    /// <exception cref="PipelineException">A view of an earlier contract may still read them.</exception>
    public async Task<Removal> PlanAsync(PipelineState state, IReadOnlyCollection<string> models)
    {
        RefuseEarlierViews(state);
        var retired = (await FindAsync(state)).Where(m => models.Contains(m.Model)).ToList();
        var names = retired.ConvertAll(m => m.Model);
        var audits = state.Audits.Keys.Except(pipeline.Audits.Select(a => a.Name)).ToList();
        var dropped = names.SelectMany(m => stored.Where(t => BelongsTo(t, m))).ToList();
        var now = new TablesNow(session, sql);
        var store = new StateStore(session, sql, now);
        var forgotten = store.Forgotten(names, audits, RaggedRows.Of(sql));
        if (dropped.Count == 0 && forgotten.Count == 0)
            return new Removal(retired, []);
        var record = await new ChainWriter(session, sql, new ChainStore(session, sql, now)).OfRemovalAsync([.. dropped.Select(t => (t.Schema, t.Name))], forgotten);
        return new Removal(retired, [.. dropped.Select(Drop), .. forgotten.Select(f => PublicationStep.On(f.Table, store.Forget(f))), .. record]);
    }

    /// <summary>Until the next run a view keeps the form of an earlier contract. It would fail if it read a removed table.</summary>
    private void RefuseEarlierViews(PipelineState state)
    {
        var earlier = pipeline.Models.FirstOrDefault(m =>
            state.Models.TryGetValue(m.Name, out var known)
            && known.Fingerprint != m.Fingerprint
            && stored.Any(t => t.IsView && BelongsTo(t, m.Name)));
        if (earlier is not null)
            throw PipelineException.BadInput($"The view {earlier.Name} was created with an earlier contract and may still read a retired model; run the pipeline first, then prune.");
    }

    private bool BelongsTo(CatalogTable table, string model) =>
        (table.Name == model && Enum.GetValues<ModelLayer>().Select(sql.Schema).Contains(table.Schema))
        || (table.Schema == SqlDialect.StateSchema && new[] { PastTable.NameOf(model), PositionTable.NameOf(model), SequenceMemory.NameOf(model), RetiredValues.NameOf(model), StagingTables.HeldNameOf(model) }.Contains(table.Name));

    private PublicationStep Drop(CatalogTable table) => new(
        table.Schema, table.Name, $"drop {(table.IsView ? "view" : "table")} {Quoted(table)}", new StepCondition(table.IsView ? Look.IsView : Look.IsTable));

    private string Quoted(CatalogTable table) => sql.Qualifier(table.Schema) + "." + sql.Name(table.Name);
}

/// <summary>A table or view of the database.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsView">Whether it is a view.</param>
public sealed record CatalogTable(string Schema, string Name, bool IsView);

/// <summary>A removal of retired models.</summary>
/// <param name="Models">The models, with their tables.</param>
/// <param name="Steps">The statements; none when there is nothing to remove.</param>
public sealed record Removal(IReadOnlyList<RetiredModel> Models, IReadOnlyList<PublicationStep> Steps);
