namespace BankingContracts.Runtime.Execution;

/// <summary>What building a query model did.</summary>
/// <param name="Change">What happened to its rows; of a view only their number is known.</param>
/// <param name="IsChanged">Whether what reads it may see other rows than before.</param>
/// <param name="Note">How it was done, as a phrase, for example <c>by link customer_id, 12 values</c>.</param>
public sealed record BuildOutcome(ModelChange Change, bool IsChanged, string Note);
