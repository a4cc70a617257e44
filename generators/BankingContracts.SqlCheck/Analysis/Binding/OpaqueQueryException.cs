namespace BankingContracts.SqlCheck.Analysis.Binding;

/// <summary>Not even the output columns can be told; caught where the analysis starts.</summary>
internal sealed class OpaqueQueryException(string message, int location) : Exception(message)
{
    public int Location { get; } = location;
}
