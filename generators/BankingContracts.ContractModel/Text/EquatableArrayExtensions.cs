namespace BankingContracts.ContractModel.Text;

/// <summary>Makes equatable arrays from sequences.</summary>
public static class EquatableArrayExtensions
{
    /// <summary>The items of <paramref name="items"/> as an equatable array.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => new(items.ToArray());
}
