using System.Globalization;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Reporting;

/// <summary>Compares a model's not_null columns with the proofs about its SQL: BKC4008 and BKC4009.</summary>
internal static class NullCheck
{
    /// <summary>The columns that are NULL, and the columns that may be NULL and are not asserted, in the order of the SQL.</summary>
    public static IEnumerable<ContractDiagnostic> Run(ResolvedModel model, QueryAnalysis analysis, SqlText text)
    {
        var promised = model.SuppliedColumns.Where(static c => c.IsNotNull).ToDictionary(static c => c.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var output in analysis.Columns)
        {
            if (!promised.TryGetValue(output.Name, out var column) || output.Nullability.IsProven)
                continue;
            var span = Span(text, output.Location);
            var reason = output.Nullability.Reason;
            var cause = reason + Line(text, output.Nullability.Location, span);
            if (output.Nullability.IsViolated)
                yield return ContractDiagnostic.Create(ReferenceRules.NullOutput, span, column.Name, cause, NullRemedies.OfViolated(reason));
            else if (column.AssertReason is null)
                yield return ContractDiagnostic.Create(ReferenceRules.NullableOutput, span, column.Name, cause, NullRemedies.OfUnproven(reason));
        }

        // The columns are not known either, so nothing is proven about them.
        if (analysis.Columns.Count == 0)
        {
            var span = Span(text, analysis.Problem?.Location ?? -1);
            foreach (var column in promised.Values.Where(static c => c.AssertReason is null))
                yield return ContractDiagnostic.Create(ReferenceRules.NullableOutput, span, column.Name, $"the query is not understood ({analysis.Problem?.Message})", NullRemedies.OfUnproven(""));
        }
    }

    private static SourceSpan Span(SqlText text, int location) => text.TokenSpan(location < 0 ? 0 : text.FromUtf8(location));

    /// <summary>The line of the part that makes NULL, if it is not the line of the column.</summary>
    private static string Line(SqlText text, int location, SourceSpan column) =>
        location >= 0 && Span(text, location).Line is var line && line != column.Line ? string.Create(CultureInfo.InvariantCulture, $" (line {line + 1})") : "";
}
