namespace BankingContracts.Runtime.State;

/// <summary>A named part of a model's shape.</summary>
/// <param name="Name">Column or setting.</param>
/// <param name="Value">Its type or value.</param>
public sealed record ShapePart(string Name, string Value);
