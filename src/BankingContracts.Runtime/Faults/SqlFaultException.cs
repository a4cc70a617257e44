using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Faults;

/// <summary>The SQL of a model could not be computed.</summary>
public sealed class SqlFaultException : Exception
{
    /// <summary>The SQL of <paramref name="model"/> failed because of <paramref name="fault"/>.</summary>
    public SqlFaultException(ModelDefinition model, SqlFault fault, Exception? inner = null)
        : base($"The SQL of {model.Name} failed: {fault.What}", inner) => (Model, Fault) = (model, fault);

    /// <summary>The model.</summary>
    public ModelDefinition Model { get; }

    /// <summary>Why it failed.</summary>
    public SqlFault Fault { get; }
}
