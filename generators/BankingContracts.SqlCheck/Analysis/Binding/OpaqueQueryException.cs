namespace BankingContracts.SqlCheck.Analysis.Binding;

/// <summary>The output columns are not known either; caught at the start of the analysis.</summary>
internal sealed class OpaqueQueryException(string message, int location) : Exception(message)
{
    public int Location { get; } = location;
}
