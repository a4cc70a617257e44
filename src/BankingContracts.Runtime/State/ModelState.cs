namespace BankingContracts.Runtime.State;

/// <summary>What the database knows about a model as of the last commit.</summary>
/// <param name="Model">Model name.</param>
/// <param name="Fingerprint">The fingerprint of the contract that made its rows.</param>
/// <param name="Shape">The columns and settings of the contract that made its rows, see <see cref="ModelShape"/>.</param>
/// <param name="IsStale">Whether an upstream changed while the run left the model out, because of selection or because it had no contract.</param>
/// <param name="Rows">Rows stored.</param>
/// <param name="ChangedBy">Id of the run that last changed its rows or its contract.</param>
public sealed record ModelState(string Model, string Fingerprint, ModelShape Shape, bool IsStale, long Rows, string ChangedBy);
