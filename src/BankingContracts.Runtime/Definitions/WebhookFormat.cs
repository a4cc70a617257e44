namespace BankingContracts.Runtime.Definitions;

/// <summary>The form of a message to a webhook.</summary>
public enum WebhookFormat
{
    /// <summary>Our own JSON.</summary>
    Json,

    /// <summary>An incoming webhook of Slack.</summary>
    Slack,

    /// <summary>A workflow of Microsoft Teams.</summary>
    Teams,
}
