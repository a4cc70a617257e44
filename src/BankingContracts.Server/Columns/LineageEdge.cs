using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Server.Columns;

/// <summary>A column that comes from another.</summary>
/// <param name="From">What it comes from.</param>
/// <param name="To">The column.</param>
/// <param name="Kind">How.</param>
public readonly record struct LineageEdge(LineageNode From, LineageNode To, LineageKind Kind);
