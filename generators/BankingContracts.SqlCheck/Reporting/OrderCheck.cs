using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Reporting;

/// <summary>Reports results that depend on the order in which rows are read: BKC3020.</summary>
internal static class OrderCheck
{
    /// <summary>One finding for each such place in a query.</summary>
    public static IEnumerable<ContractDiagnostic> Run(QueryAnalysis analysis, SqlText text) => analysis.OrderDependences.Select(d => ContractDiagnostic.Create(
        SqlRules.RowOrder, text.TokenSpan(d.Location < 0 ? 0 : text.FromUtf8(d.Location)), d.Name, d.Reason, Remedy(d)));

    private static string Remedy(OrderDependence found) => found.Kind switch
    {
        OrderDependenceKind.FloatingPoint when found.Name is "sum" or "avg" or "mean" => "cast the column to a decimal first",
        OrderDependenceKind.FloatingPoint => "compute it from exact sums",
        OrderDependenceKind.Window => "order the window by columns that are different in every row, for example with a key at the end",
        OrderDependenceKind.Limit => "order by columns that are different in every row, for example with a key at the end, or remove it",
        OrderDependenceKind.DistinctOn => "order by columns that are different in every row, for example with a key at the end",
        OrderDependenceKind.Sample => "read all rows",
        OrderDependenceKind.Aggregate => "take min or max, or sort by columns that are different in every row, for example with a key at the end",
        _ => throw new ArgumentOutOfRangeException(nameof(found), found.Kind, "no such dependence"),
    };
}
