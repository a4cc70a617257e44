namespace BankingContracts.Runtime.Outcomes;

/// <summary>The result of building a query model.</summary>
/// <param name="Change">What happened to its rows. For a view only the number of rows is known.</param>
/// <param name="IsChanged">Whether its readers may see other rows than before.</param>
/// <param name="Note">How it was done, as a phrase, for example <c>by link customer_id, 12 values</c>.</param>
public sealed record BuildOutcome(ModelChange Change, bool IsChanged, string Note);
