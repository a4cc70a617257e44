namespace BankingContracts.ContractModel.Resolution;

/// <summary>What asked for an audit.</summary>
public enum TestOrigin
{
    /// <summary>A constraint.</summary>
    Constraint,

    /// <summary>A constraint of the model that a snapshot follows.</summary>
    RelationConstraint,

    /// <summary>A declared test.</summary>
    DataTest,

    /// <summary>The design itself: a snapshot's invariants.</summary>
    Invariant,
}
