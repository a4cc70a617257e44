using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.Lineage;

/// <summary>A column that comes from another.</summary>
/// <param name="From">What it comes from.</param>
/// <param name="To">The column.</param>
/// <param name="Kind">How.</param>
internal readonly record struct LineageEdge(LineageNode From, LineageNode To, LineageKind Kind);
