using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Files;

/// <summary>
/// Where each part of a contract is in its file. Pointers name the parts; they are relative to the contract, for example
/// <c>columns/2/data_type</c>. Positions are separate from the contract, so moving a line does not change generated code.
/// </summary>
public sealed class PositionMap : IEquatable<PositionMap>
{
    private readonly IReadOnlyDictionary<string, PointerPosition> _positions;
    private readonly SourceSpan _fallback;

    /// <summary>A map over <paramref name="positions"/>; for an unknown pointer it returns <paramref name="fallback"/>.</summary>
    public PositionMap(IReadOnlyDictionary<string, PointerPosition> positions, SourceSpan fallback)
    {
        _positions = positions;
        _fallback = fallback;
    }

    /// <summary>The key scalar of <paramref name="pointer"/>, or of the nearest enclosing part that is known.</summary>
    public SourceSpan Key(string pointer) => Find(pointer, static p => p.Key);

    /// <summary>
    /// The value scalar of <paramref name="pointer"/>, or of the nearest enclosing part that is known. A list or mapping has no value scalar:
    /// then its key.
    /// </summary>
    public SourceSpan Value(string pointer) => Find(pointer, static p => p.Value ?? p.Key);

    /// <summary>Whether the file has <paramref name="pointer"/>.</summary>
    public bool Has(string pointer) => _positions.ContainsKey(pointer);

    /// <inheritdoc/>
    public bool Equals(PositionMap? other) =>
        other is not null
        && _fallback == other._fallback
        && _positions.Count == other._positions.Count
        && _positions.All(p => other._positions.TryGetValue(p.Key, out var span) && span == p.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PositionMap);

    /// <inheritdoc/>
    public override int GetHashCode() => _positions.Count;

    private SourceSpan Find(string pointer, Func<PointerPosition, SourceSpan> select)
    {
        while (true)
        {
            if (_positions.TryGetValue(pointer, out var position))
                return select(position);
            var slash = pointer.LastIndexOf('/');
            if (slash < 0)
                return _fallback;
            pointer = pointer.Substring(0, slash);
        }
    }
}
