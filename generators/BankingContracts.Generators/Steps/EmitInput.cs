namespace BankingContracts.Generators.Steps;

/// <summary>All that a model's file depends on.</summary>
/// <param name="Input">The model.</param>
/// <param name="Settings">What the build says.</param>
internal sealed record EmitInput(ModelInput Input, BuildSettings Settings);
