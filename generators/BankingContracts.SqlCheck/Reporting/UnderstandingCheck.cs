using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Reporting;

/// <summary>Reports a query that the analysis cannot follow: BKC3030. Its NULLs, its row order and its links would not be checked.</summary>
internal static class UnderstandingCheck
{
    /// <summary>The first place that is not understood, if there is one.</summary>
    public static IEnumerable<ContractDiagnostic> Run(QueryAnalysis analysis, SqlText text) => analysis.Problem is { } problem
        ? [ContractDiagnostic.Create(SqlRules.NotUnderstood, text.TokenSpan(problem.Location < 0 ? 0 : text.FromUtf8(problem.Location)), problem.Message)]
        : [];
}
