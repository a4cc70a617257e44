namespace BankingContracts.Runtime.State;

/// <summary>What the database knows about a model as of the last commit.</summary>
/// <param name="Model">Model name.</param>
/// <param name="Fingerprint">The fingerprint it was computed with.</param>
/// <param name="Shape">Columns and settings it was computed with, see <see cref="ModelShape"/>.</param>
/// <param name="IsStale">Whether an upstream changed while the model was left out, by selection or because it had no contract.</param>
/// <param name="Rows">Rows stored.</param>
/// <param name="ChangedBy">Id of the run that last changed its rows or its contract.</param>
public sealed record ModelState(string Model, string Fingerprint, ModelShape Shape, bool IsStale, long Rows, string ChangedBy);
