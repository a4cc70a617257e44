using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>The whole pipeline.</summary>
/// <param name="Models">All complete models in dependency order. Where this leaves a choice, they are ordered by layer, then by ordinal name.</param>
/// <param name="SingularTests">The singular tests, ordinal by name.</param>
/// <param name="Diagnostics">BKC2001, BKC3xxx, BKC4xxx, BKC5xxx, BKC8011, BKC8012, BKC8024 and BKC81xx findings, and BKC8007 of <c>alerts.yml</c>, by path and position.</param>
public sealed record ResolvedPipeline(
    EquatableArray<ResolvedModel> Models,
    EquatableArray<ResolvedSingularTest> SingularTests,
    EquatableArray<ContractDiagnostic> Diagnostics)
{
    /// <summary>What is known about the models that are not among <see cref="Models"/> because of errors.</summary>
    public EquatableArray<IncompleteModel> Incomplete { get; init; }

    /// <summary>The SQL files of the query models and singular tests, ordinal by path.</summary>
    public EquatableArray<QueryFile> Queries { get; init; }

    /// <summary>When it runs by itself, in the order of the file.</summary>
    public EquatableArray<ScheduleContract> Schedules { get; init; }

    /// <summary>Who hears of what happened; null without such a file.</summary>
    public AlertsContract? Alerts { get; init; }

    /// <summary>The examples without errors, by file, in file order.</summary>
    public EquatableArray<ExampleContract> Examples { get; init; }
}
