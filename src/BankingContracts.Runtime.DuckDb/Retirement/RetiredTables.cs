using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Ingestion;
using BankingContracts.Runtime.DuckDb.Past;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.DuckDb.Staging;
using BankingContracts.Runtime.DuckDb.State;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.DuckDb.Retirement;

/// <summary>The stored tables of models that have no contract any more.</summary>
internal static class RetiredTables
{
    /// <summary>The retired models with their tables.</summary>
    public static IReadOnlyList<RetiredModel> Find(SqlSession session, PipelineDefinition pipeline, PipelineState state)
    {
        var stored = StoredTables(session);
        return
        [
            .. state.RetiredFrom(pipeline).Select(model => new RetiredModel(
                model,
                [.. stored.Where(t => t.BelongsTo(model)).Select(t => new RetiredTable(t.Shown, t.IsView ? null : session.Scalar<long>($"select count(*) from {t.Quoted}")))])),
        ];
    }

    /// <summary>Removes those of <paramref name="models"/> that are retired.</summary>
    /// <returns>What was removed.</returns>
    /// <exception cref="PipelineException">A view of an earlier contract may still read them.</exception>
    public static IReadOnlyList<RetiredModel> Remove(
        SqlSession session, PipelineDefinition pipeline, PipelineState state, IReadOnlyCollection<string> models)
    {
        var stored = StoredTables(session);
        RefuseEarlierViews(stored, pipeline, state);
        var retired = Find(session, pipeline, state).Where(m => models.Contains(m.Model)).ToList();
        foreach (var model in retired.Select(m => m.Model))
        {
            foreach (var table in stored.Where(t => t.BelongsTo(model)))
                session.Execute($"drop {(table.IsView ? "view" : "table")} {table.Quoted}");
            StateStore.Forget(session, model);
        }

        foreach (var audit in state.Audits.Keys.Except(pipeline.Audits.Select(a => a.Name)))
            StateStore.ForgetAudit(session, audit);
        return retired;
    }

    /// <summary>Until the next run a view keeps the form of an earlier contract. It would fail if it read a removed table.</summary>
    private static void RefuseEarlierViews(List<StoredTable> stored, PipelineDefinition pipeline, PipelineState state)
    {
        var earlier = pipeline.Models.FirstOrDefault(m =>
            state.Models.TryGetValue(m.Name, out var known)
            && known.Fingerprint != m.Fingerprint
            && stored.Any(t => t.IsView && t.BelongsTo(m.Name)));
        if (earlier is not null)
            throw PipelineException.BadInput($"The view {earlier.Name} was created with an earlier contract and may still read a retired model; run the pipeline first, then prune.");
    }

    private static List<StoredTable> StoredTables(SqlSession session) => session.Rows(
        "select table_schema, table_name, table_type from information_schema.tables where table_catalog = current_database() order by all",
        static r => new StoredTable(r.GetString(0), r.GetString(1), r.GetString(2) == "VIEW"));

    private sealed record StoredTable(string Schema, string Name, bool IsView)
    {
        private static readonly string[] Layers = [.. Enum.GetValues<ModelLayer>().Select(Sql.Schema)];

        public string Quoted => Schema + "." + Sql.Name(Name);

        public string Shown => Schema + "." + Name;

        public bool BelongsTo(string model) =>
            (Name == model && Layers.Contains(Schema))
            || Quoted == PastRows.Table(model)
            || Quoted == PositionTable.Name(model)
            || Quoted == StagingTables.HeldOf(model);
    }
}
