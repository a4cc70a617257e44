namespace BankingContracts.Server.Access;

/// <summary>The names of the ways to sign in.</summary>
internal static class SignInScheme
{
    /// <summary>Decides by the request: a key, or a session.</summary>
    public const string Either = "BankingContracts";

    /// <summary>A key in a header.</summary>
    public const string Key = "BankingContracts.Key";

    /// <summary>A session of a browser, in a cookie.</summary>
    public const string Session = "BankingContracts.Session";

    /// <summary>OpenID Connect.</summary>
    public const string OpenId = "BankingContracts.OpenId";
}
