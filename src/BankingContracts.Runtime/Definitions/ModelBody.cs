namespace BankingContracts.Runtime.Definitions;

/// <summary>How a model's rows are made; one subtype per kind of model.</summary>
public abstract record ModelBody;
