namespace BankingContracts.Runtime.Definitions;

/// <summary>How a model's rows are made. Each kind of model has its own subtype.</summary>
public abstract record ModelBody;
