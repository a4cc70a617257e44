using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Planning;

/// <summary>Load a delivery into a source model.</summary>
/// <param name="Source">The source model.</param>
/// <param name="Files">The file; or several files that are parts of one delivery; or none when there is nothing to load.</param>
/// <param name="Trigger">Always or Never.</param>
/// <param name="Reason">Why.</param>
public sealed record IngestStage(ModelDefinition Source, IReadOnlyList<InputFile> Files, StageTrigger Trigger, string Reason)
    : PlannedStage(StageKind.Ingest, Source.Name, Trigger, Reason);
