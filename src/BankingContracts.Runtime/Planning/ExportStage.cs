using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Planning;

/// <summary>Write one export of a model.</summary>
/// <param name="Definition">The model.</param>
/// <param name="Format">The format.</param>
/// <param name="Path">The file.</param>
public sealed record ExportStage(ModelDefinition Definition, ExportFormat Format, string Path)
    : PlannedStage("export", Definition.Name, StageTrigger.OnChange, "when the model or the file differs from the last export");
