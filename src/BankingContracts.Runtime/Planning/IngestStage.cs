using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;

namespace BankingContracts.Runtime.Planning;

/// <summary>Load files into a source model.</summary>
/// <param name="Source">The source model.</param>
/// <param name="Files">The files to load, in order; empty when skipped.</param>
/// <param name="Trigger">Always or Never.</param>
/// <param name="Reason">Why.</param>
public sealed record IngestStage(ModelDefinition Source, IReadOnlyList<InputFile> Files, StageTrigger Trigger, string Reason)
    : PlannedStage("ingest", Source.Name, Trigger, Reason);
