namespace BankingContracts.Generators.Steps;

/// <summary>Everything that a model's file depends on.</summary>
/// <param name="Input">The model.</param>
/// <param name="Settings">What the build says about the project.</param>
internal sealed record EmitInput(ModelInput Input, BuildSettings Settings);
