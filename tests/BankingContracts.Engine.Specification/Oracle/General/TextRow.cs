namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>Values as text, compared by content.</summary>
public sealed class TextRow(IReadOnlyList<string?> values) : IEquatable<TextRow>
{
    /// <summary>The values in column order.</summary>
    public IReadOnlyList<string?> Values { get; } = values;

    /// <summary>The value at <paramref name="position"/>.</summary>
    public string? this[int position] => Values[position];

    /// <summary>The values at <paramref name="positions"/>.</summary>
    public TextRow At(IReadOnlyList<int> positions) => new([.. positions.Select(p => Values[p])]);

    /// <inheritdoc/>
    public bool Equals(TextRow? other) => other is not null && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TextRow);

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Aggregate(17, (hash, value) => HashCode.Combine(hash, value));

    /// <inheritdoc/>
    public override string ToString() => string.Join('|', Values.Select(v => v ?? "NULL"));
}
