using System.Collections.Immutable;

namespace BankingContracts.Adbc.Native;

/// <summary>
/// The values of options that no message may show: drivers repeat options in their own messages. An option is secret by its name; of a URI
/// the password and the secret parameters are.
/// </summary>
internal sealed class Secrets
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mark = "***";

    private static readonly string[] SecretNames = ["token", "password", "passwd", "pwd", "secret", "credential", "auth", "key", "header"];

    private ImmutableHashSet<string> _values = [];

    /// <summary>Remembers the secrets in an option.</summary>
    public void Add(string name, string value)
    {
        foreach (var secret in In(name, value).Where(static s => s.Length > 0))
            ImmutableInterlocked.Update(ref _values, static (values, s) => values.Add(s), secret);
    }

    /// <summary>The message without the secrets.</summary>
    public string Hide(string message) =>
        _values.OrderByDescending(static v => v.Length).Aggregate(message, static (text, secret) => text.Replace(secret, Mark, StringComparison.Ordinal));

    private static IEnumerable<string> In(string name, string value)
    {
        if (IsSecret(name))
            return [value];
        return value.Contains("://", StringComparison.Ordinal) ? InUri(value) : [];
    }

    private static IEnumerable<string> InUri(string uri)
    {
        var parts = uri[(uri.IndexOf("://", StringComparison.Ordinal) + 3)..].Split([';', '?', '&', '/']);
        foreach (var part in parts)
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && IsSecret(part[..equals]))
                yield return part[(equals + 1)..];
        }

        // user:password@host
        var at = parts[0].LastIndexOf('@');
        var colon = parts[0].IndexOf(':', StringComparison.Ordinal);
        if (at > colon && colon >= 0)
            yield return parts[0][(colon + 1)..at];
    }

    private static bool IsSecret(string name) => SecretNames.Any(s => name.Contains(s, StringComparison.OrdinalIgnoreCase));
}
