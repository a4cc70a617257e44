namespace BankingContracts.ContractModel.Addresses;

/// <summary>Addresses of webhooks.</summary>
internal static class WebhookUrls
{
    /// <summary>Why <paramref name="text"/> cannot be used, with the remedy; null when it can.</summary>
    public static string? Fault(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0)
            return "write it in full, for example https://alerts.bank.example/pipeline";
        if (url.Scheme == "https")
            return null;
        if (url.Scheme != "http")
            return "it must begin with https://";
        return url.IsLoopback ? null : "others can read what is sent to it; write https:// (http:// is for this machine only)";
    }

    /// <summary>Whether the address may open a door by itself: it has a user, a query or a fragment.</summary>
    public static bool MayHoldSecret(string text) => text.IndexOfAny(['?', '@', '#']) >= 0;

    /// <summary>The address for messages, without what may be secret.</summary>
    public static string Show(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Host.Length > 0 ? url.Scheme + "://" + url.Host : "url";
}
