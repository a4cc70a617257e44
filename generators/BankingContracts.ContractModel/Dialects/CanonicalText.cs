using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>
/// A rendering of named values from which each can be told apart: every text carries its length and every list its number
/// of items, so that no two different inputs are rendered alike.
/// </summary>
internal sealed class CanonicalText
{
    private readonly StringBuilder _text = new();

    /// <param name="kind">What is rendered, and the version of its rendering.</param>
    public CanonicalText(string kind) => Add("kind", kind);

    /// <summary>Adds a value.</summary>
    public CanonicalText Add(string name, string? value)
    {
        _text.Append(name).Append('=');
        if (value is null)
            _text.Append('-');
        else
            _text.Append(value.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(value);
        _text.Append('\n');
        return this;
    }

    /// <summary>Adds the name of an enum's value, which unlike its number stays when others are added.</summary>
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

    /// <summary>SHA-256 of the rendering in UTF-8, as 64 lower-case hexadecimal digits.</summary>
    public string Hash()
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(_text.ToString())).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
