using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BankingContracts.ContractModel.Text;

/// <summary>
/// A text of named values that shows each value separately. Every text in it has its length, and every list has its number of items. So two
/// different inputs never have the same text. Call <see cref="Hash"/> at the end.
/// </summary>
internal sealed class CanonicalText
{
    private const int UsualLength = 4 * 1024;

    // Every model and every audit is rendered. With a new buffer for each, buffers would be half of all allocations.
    [ThreadStatic]
    private static byte[]? _spare;

    // Making this object takes longer than hashing a kilobyte.
    [ThreadStatic]
    private static SHA256? _sha;

    private byte[] _text = _spare ?? new byte[UsualLength];
    private int _length;

    /// <param name="kind">What is rendered, and the version of its rendering.</param>
    public CanonicalText(string kind)
    {
        _spare = null;
        Add("kind", kind);
    }

    /// <summary>Adds a value.</summary>
    public CanonicalText Add(string name, string? value)
    {
        Append(name);
        if (value is null)
            return Append("=-\n");
        Append("=");
        Append(value.Length.ToString(CultureInfo.InvariantCulture));
        Append(":");
        Append(value);
        return Append("\n");
    }

    /// <summary>Adds the name of an enum's value. Unlike its number, the name does not change when values are added.</summary>
    public CanonicalText Add<T>(string name, T value)
        where T : struct, Enum => Add(name, value.ToString());

    /// <summary>Adds a truth value.</summary>
    public CanonicalText Add(string name, bool value) => Add(name, value ? "true" : "false");

    /// <summary>Adds a list of texts.</summary>
    public CanonicalText Add(string name, IReadOnlyCollection<string> values)
    {
        Add(name, values.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var value in values)
            Add("", value);
        return this;
    }

    /// <summary>SHA-256 of the rendering in UTF-8, as 64 lower-case hexadecimal digits; after this nothing can be added.</summary>
    public string Hash()
    {
        var hash = Hexadecimal.Of((_sha ??= SHA256.Create()).ComputeHash(_text, 0, _length));
        _spare = _text;
        return hash;
    }

    private CanonicalText Append(string text)
    {
        var needed = _length + Encoding.UTF8.GetMaxByteCount(text.Length);
        if (needed > _text.Length)
            Array.Resize(ref _text, Math.Max(needed, 2 * _text.Length));
        _length += Encoding.UTF8.GetBytes(text, 0, text.Length, _text, _length);
        return this;
    }
}
