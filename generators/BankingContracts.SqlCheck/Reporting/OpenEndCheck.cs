using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Reporting;

/// <summary>Reports conditions that ask whether the end of a version is NULL, although the contract gives open versions a fixed end: BKC3035.</summary>
internal static class OpenEndCheck
{
    /// <summary>One finding for each such condition of a query.</summary>
    public static IEnumerable<ContractDiagnostic> Run(QueryAnalysis analysis, SqlText text)
    {
        foreach (var test in analysis.OpenEndTests)
        {
            var span = text.TokenSpan(test.Location < 0 ? 0 : text.FromUtf8(test.Location));
            // If the column has no place of its own, it has no text either.
            var name = test.Location < 0 ? "dbt_valid_to" : text.Source.Text.Substring(span.Start, span.Length);
            yield return ContractDiagnostic.Create(
                SqlRules.OpenEndIsNull, span, name, test.End.Snapshot, test.IsNull ? "false" : "true", $"{name} {(test.IsNull ? "=" : "<>")} {test.End.Literal}");
        }
    }
}
