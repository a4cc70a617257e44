using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Language;

/// <summary>A built-in test.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Places">Where it is allowed.</param>
/// <param name="Types">The column types that it is for; at a model with a field, the types of the field.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record TestSpec(TestType Type, TestPlace Places, TypeFamily Types, IReadOnlyList<ArgumentSpec> Arguments)
{
    /// <summary>The name contracts use.</summary>
    public string Name { get; } = Words<TestType>.Of(Type);

    /// <summary>The keys of the test's mapping: its arguments and the other keys that a test can have.</summary>
    public KeyTable Keys { get; } = new(Words<TestType>.Of(Type), "the test " + Words<TestType>.Of(Type), [.. Arguments.Select(static a => a.Key), .. KeyTables.Test.Keys]);

    /// <summary>The keys of its <c>arguments</c>.</summary>
    public KeyTable ArgumentKeys { get; } = new(Words<TestType>.Of(Type), "the test " + Words<TestType>.Of(Type), Arguments.Select(static a => a.Key).ToArray());
}
