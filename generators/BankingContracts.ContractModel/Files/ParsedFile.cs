using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Files;

/// <summary>The content of one YAML file, and what is wrong in this file alone.</summary>
/// <param name="Path">The file, as the build names it.</param>
/// <param name="Contracts">Its contracts, also incomplete ones.</param>
/// <param name="SingularTests">Its entries for singular tests (files under <c>contracts/tests</c>).</param>
/// <param name="Policy">The policy, when it is <c>layers.yml</c>.</param>
/// <param name="Diagnostics">BKC1xxx and BKC2xxx findings, and BKC8xxx of <c>schedules.yml</c> and <c>alerts.yml</c>, in file order.</param>
public sealed record ParsedFile(
    string Path,
    EquatableArray<ParsedContract> Contracts,
    EquatableArray<ParsedSingularTest> SingularTests,
    PipelinePolicy? Policy,
    EquatableArray<ContractDiagnostic> Diagnostics)
{
    /// <summary>The schedules, when it is <c>schedules.yml</c>.</summary>
    public ParsedSchedules? Schedules { get; init; }

    /// <summary>The alerts, when it is <c>alerts.yml</c>.</summary>
    public ParsedAlerts? Alerts { get; init; }

    /// <summary>What consumers rely on, when it is <c>contracts.lock.yml</c>; null if any part of it cannot be used.</summary>
    public ParsedLock? Lock { get; init; }

    /// <summary>Whether it is <c>contracts.lock.yml</c>, usable or not.</summary>
    public bool IsLock { get; init; }

    /// <summary>Its examples (files under <c>contracts/tests/examples</c>).</summary>
    public EquatableArray<ParsedExample> Examples { get; init; }
}
