namespace BankingContracts.SqlCheck.Analysis.Binding;

/// <summary>A query is not understood, and its output columns are not known either. The query analyzer catches this.</summary>
internal sealed class OpaqueQueryException(string message, int location) : Exception(message)
{
    public int Location { get; } = location;
}
