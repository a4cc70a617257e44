using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Language;

/// <summary>A built-in test.</summary>
/// <param name="Name">The name contracts use.</param>
/// <param name="Places">Where it is allowed.</param>
/// <param name="Types">The column types that it is for; at a model with a field, the types of the field.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record TestSpec(string Name, TestPlace Places, TypeFamily Types, IReadOnlyList<ArgumentSpec> Arguments)
{
    /// <summary>The keys of the test's mapping: its arguments and the other keys that a test can have.</summary>
    public KeyTable Keys { get; } = new(Name, "the test " + Name, [.. Arguments.Select(static a => a.Key), .. KeyTables.Test.Keys]);

    /// <summary>The keys of its <c>arguments</c>.</summary>
    public KeyTable ArgumentKeys { get; } = new(Name, "the test " + Name, Arguments.Select(static a => a.Key).ToArray());
}
