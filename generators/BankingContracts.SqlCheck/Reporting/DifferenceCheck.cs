using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Analysis.Exact;
using BankingContracts.SqlCheck.Inputs;
using BankingContracts.SqlCheck.Rewriting;

namespace BankingContracts.SqlCheck.Reporting;

/// <summary>Reports what the two engines compute differently and what no text can make equal: BKC3014.</summary>
internal static class DifferenceCheck
{
    /// <summary>One finding for each place. Without <paramref name="bound"/> another finding says what is not understood.</summary>
    public static IEnumerable<ContractDiagnostic> Run(BoundText? bound, SqlText text) => bound is null
        ? []
        : new DifferenceFinder(bound.Exact).Find(bound)
            .Concat(new MixedOperators(new SourcePlaces(text)).Find(bound.Expressions()))
            .Select(d => ContractDiagnostic.Create(SqlRules.NotPortable, text.TokenSpan(text.FromUtf8(Math.Max(d.Location, 0))), d.What, d.Instead))
            .DistinctBy(static d => d.Span.Start);
}
