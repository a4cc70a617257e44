using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Planning;

/// <summary>Says which rows of before a database keeps of a model.</summary>
public static class PastPlanner
{
    /// <summary>How rows of before are told apart.</summary>
    public static RowsIdentity IdentityOf(ModelDefinition model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Body switch
        {
            SourceBody source => new([], source.LoadedAtColumn),
            QuarantineBody => new([], QuarantineBody.EnteredAtColumn),
            StagingBody staging => new(model.Key, staging.LoadedAtColumns is [var first, ..] ? first : null),
            SnapshotBody snapshot => new(["dbt_scd_id"], snapshot.IsBusinessTime ? null : "dbt_valid_from"),
            QueryBody => new(model.Key, model.Columns.FirstOrDefault(c => c.IsChangedAt)?.Name),
            _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
        };
    }

    /// <summary>What is kept of a model after a run.</summary>
    /// <param name="model">The model.</param>
    /// <param name="before">Its state before the run; null for a new model.</param>
    /// <param name="preparation">How its shape changed.</param>
    /// <param name="runAt">The run.</param>
    /// <param name="lastRunAt">The run before; null for the first run.</param>
    public static KeptPast After(ModelDefinition model, ModelState? before, ModelPreparation preparation, DateTime runAt, DateTime? lastRunAt)
    {
        var identity = IdentityOf(model);
        if (model.PastLimit == TimeSpan.Zero)
            return KeptPast.None;
        if (before is null)
            return new(runAt, PastBefore.Nothing, identity);
        // What stood before this run is what the run found.
        var kept = before.Shape.Kept ?? new KeptPast(lastRunAt ?? runAt, PastBefore.NotKept, identity);
        if (kept.IsNone)
            kept = new KeptPast(lastRunAt ?? runAt, PastBefore.Gone, identity);
        if (model.PastLimit is { } limit && runAt - limit > kept.Since)
            kept = kept with { Since = runAt - limit, Before = PastBefore.Gone };
        if (preparation.Past is not { } past)
            return kept;
        var former = (kept.Former ?? []).Select(f => f with { Identity = Renamed(f.Identity, past) }).ToList();
        var identityBefore = Renamed(kept.Identity, past);
        if (!identityBefore.IsSameAs(identity))
            former.Add(new(runAt, identityBefore));
        return kept with { Identity = identity, Columns = past.Columns, Former = former.Count == 0 ? null : former };
    }

    /// <summary>What is kept of a model that has no contract any more: nobody follows the rows of a view then.</summary>
    public static KeptPast? WithoutContract(ModelState state, DateTime runAt)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Shape.IsView && state.Shape.Kept is { } kept ? kept with { Since = runAt, Before = PastBefore.Gone } : state.Shape.Kept;
    }

    private static RowsIdentity Renamed(RowsIdentity identity, PastPreparation past)
    {
        var names = past.Change.Changes.Where(c => c.IsRenamed).ToDictionary(c => c.Before!.Name, c => c.Column);
        return new([.. identity.Key.Select(k => names.GetValueOrDefault(k, k))], identity.Stamp is { } stamp ? names.GetValueOrDefault(stamp, stamp) : null);
    }
}
