using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>A constraint of a column or of a model.</summary>
/// <param name="Type">What the constraint demands.</param>
/// <param name="Columns">The columns of a model-level constraint; empty on a column.</param>
/// <param name="Expression">The condition of a check; else null.</param>
/// <param name="To">The model a foreign key points to; else null.</param>
/// <param name="ToColumns">The columns a foreign key points to.</param>
public sealed record ConstraintContract(
    ConstraintType Type,
    EquatableArray<string> Columns,
    string? Expression,
    string? To,
    EquatableArray<string> ToColumns);
