using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Planning;

/// <summary>Write one export of a model.</summary>
/// <param name="Definition">The model.</param>
/// <param name="Format">The format.</param>
/// <param name="Path">The file.</param>
public sealed record ExportStage(ModelDefinition Definition, ExportFormat Format, string Path)
    : PlannedStage(StageKind.Export, Definition.Name, StageTrigger.OnChange, "when the model or the file differs from the last export");
