using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Execution;

/// <summary>An export.</summary>
/// <param name="Model">The model.</param>
/// <param name="Format">The format.</param>
/// <param name="Path">The file.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="WasWritten">False when the file was already up to date.</param>
public sealed record ExportedFile(string Model, ExportFormat Format, string Path, long Rows, bool WasWritten);
