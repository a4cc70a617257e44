using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;

namespace BankingContracts.Runtime.Planning;

/// <summary>Load a file into a source model.</summary>
/// <param name="Source">The source model.</param>
/// <param name="File">The file; null when there is nothing to load.</param>
/// <param name="Trigger">Always or Never.</param>
/// <param name="Reason">Why.</param>
public sealed record IngestStage(ModelDefinition Source, InputFile? File, StageTrigger Trigger, string Reason)
    : PlannedStage("ingest", Source.Name, Trigger, Reason);
