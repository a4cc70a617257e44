using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.State;

namespace BankingContracts.Server.Runs;

/// <summary>How much a run changed what people read.</summary>
internal static class MartChanges
{
    /// <summary>Rows added, changed and removed in the marts.</summary>
    public static long Of(PipelineDefinition pipeline, IEnumerable<StageRecord> stages) => stages
        .Where(s => s.Model is { } model && pipeline.Find(model)?.Layer == ModelLayer.Marts)
        .Sum(s => s.Change.Added + s.Change.Changed + s.Change.Removed);
}
