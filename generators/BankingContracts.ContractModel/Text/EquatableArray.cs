using System.Collections;

namespace BankingContracts.ContractModel.Text;

/// <summary>An immutable array that compares by its items, so that models can be cached by value.</summary>
/// <typeparam name="T">The item type. Items are compared by its own equality.</typeparam>
public readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
{
    private readonly T[]? _items;

    /// <summary>Uses <paramref name="items"/> without a copy; the caller must not change them afterwards.</summary>
    public EquatableArray(T[] items) => _items = items;

    /// <summary>The array without items; <c>default</c> equals it.</summary>
    public static EquatableArray<T> Empty => default;

    /// <summary>The number of items.</summary>
    public int Count => _items?.Length ?? 0;

    /// <summary>The item at <paramref name="index"/>, from 0.</summary>
    public T this[int index] => (_items ?? [])[index];

    /// <summary>Item-wise equality.</summary>
    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    /// <summary>Item-wise inequality.</summary>
    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other) =>
        ReferenceEquals(_items, other._items) || (_items ?? []).SequenceEqual(other._items ?? []);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var item in _items ?? [])
        {
            hash = unchecked((hash * 31) + (item?.GetHashCode() ?? 0));
        }

        return hash;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
