using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Past;
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
public sealed class RetiredTables(SqlSession session, SqlDialect sql, PipelineDefinition pipeline, IReadOnlyList<CatalogTable> stored)
{
    /// <summary>The retired models with their tables.</summary>
    public async Task<IReadOnlyList<RetiredModel>> FindAsync(PipelineState state)
    {
        var retired = new List<RetiredModel>();
        foreach (var model in state.RetiredFrom(pipeline))
        {
            var tables = new List<RetiredTable>();
            foreach (var table in stored.Where(t => BelongsTo(t, model)))
                tables.Add(new RetiredTable($"{table.Schema}.{table.Name}", table.IsView ? null : await session.CountAsync(Quoted(table))));
            retired.Add(new RetiredModel(model, tables));
        }

        return retired;
    }

    /// <summary>Removes those of <paramref name="models"/> that are retired.</summary>
    /// <returns>What was removed.</returns>
    /// <exception cref="PipelineException">A view of an earlier contract may still read them.</exception>
    public async Task<IReadOnlyList<RetiredModel>> RemoveAsync(PipelineState state, IReadOnlyCollection<string> models)
    {
        RefuseEarlierViews(state);
        var store = new StateStore(session, sql, new TablesNow(session, sql));
        var retired = (await FindAsync(state)).Where(m => models.Contains(m.Model)).ToList();
        foreach (var model in retired.Select(m => m.Model))
        {
            foreach (var table in stored.Where(t => BelongsTo(t, model)))
                await session.ExecuteAsync($"drop {(table.IsView ? "view" : "table")} {Quoted(table)}");
            await store.ForgetAsync(model, RaggedRows.Of(sql));
        }

        foreach (var audit in state.Audits.Keys.Except(pipeline.Audits.Select(a => a.Name)))
            await store.ForgetAuditAsync(audit);
        return retired;
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
        || (table.Schema == SqlDialect.StateSchema && new[] { PastRows.NameOf(model), PositionTable.NameOf(model), StagingTables.HeldNameOf(model) }.Contains(table.Name));

    private string Quoted(CatalogTable table) => table.Schema + "." + sql.Name(table.Name);
}

/// <summary>A table or view of the database.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsView">Whether it is a view.</param>
public sealed record CatalogTable(string Schema, string Name, bool IsView);
