namespace BankingContracts.ContractModel.Addresses;

/// <summary>Names of mail servers and mail addresses.</summary>
internal static class MailNames
{
    // RFC 5321, section 4.5.3.1.
    private const int LongestAddress = 254;

    /// <summary>Whether <paramref name="text"/> is the name or the IP address of a machine, and nothing more.</summary>
    public static bool IsHost(string text) => Uri.CheckHostName(text) is not UriHostNameType.Unknown;

    /// <summary>Whether a server of this name is this machine.</summary>
    public static bool IsThisMachine(string host) => host is "localhost" or "127.0.0.1" or "::1";

    /// <summary>Whether <paramref name="text"/> is one mail address without a name before it.</summary>
    public static bool IsAddress(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && text.Length <= LongestAddress
            && text.Take(at).All(static c => c is > ' ' and not ((char)0x7f or '@' or '<' or '>' or ',' or ';' or ':' or '"' or '(' or ')' or '[' or ']' or '\\'))
            && Uri.CheckHostName(text.Substring(at + 1)) is UriHostNameType.Dns;
    }
}
