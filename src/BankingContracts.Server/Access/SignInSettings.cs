using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Access;

/// <summary>That users sign in, and how.</summary>
/// <param name="OpenId">The provider of OpenID Connect; null without one. Keys always open.</param>
internal sealed record SignInSettings(OpenIdOptions? OpenId);
