using System.Text.Json.Serialization;

namespace BankingContracts.Server.Alerts;

/// <summary>An alert in our own form; docs/schemas/alert.schema.json.</summary>
internal sealed record PlainAlert(
    int FormatVersion, string Id, string Event, string Pipeline, string? Schedule, string? RunId, string RaisedAt, string Title, string Text, string? Url);

/// <summary>An alert as incoming webhooks of Slack take it.</summary>
internal sealed record SlackAlert(string Text);

/// <summary>An alert as workflows of Microsoft Teams take it: a message with a card.</summary>
internal sealed record TeamsAlert(IReadOnlyList<TeamsAttachment> Attachments)
{
    /// <summary>The kind of message.</summary>
    public string Type { get; } = "message";
}

/// <summary>A card in a message.</summary>
internal sealed record TeamsAttachment(TeamsCard Content)
{
    /// <summary>The kind of attachment.</summary>
    [JsonPropertyName("contentType")]
    public string ContentType { get; } = "application/vnd.microsoft.card.adaptive";
}

/// <summary>An adaptive card.</summary>
internal sealed record TeamsCard(IReadOnlyList<TeamsText> Body, IReadOnlyList<TeamsLink> Actions)
{
    /// <summary>The kind of card.</summary>
    public string Type { get; } = "AdaptiveCard";

    /// <summary>The schema of cards.</summary>
    [JsonPropertyName("$schema")]
    public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    /// <summary>The version of the schema.</summary>
    public string Version { get; } = "1.4";
}

/// <summary>A line of a card.</summary>
internal sealed record TeamsText(string Text)
{
    /// <summary>The kind of element.</summary>
    public string Type { get; } = "TextBlock";

    /// <summary>Whether a long line goes on in the next.</summary>
    public bool Wrap { get; } = true;

    /// <summary>How bold it is; null as usual.</summary>
    public string? Weight { get; init; }

    /// <summary>How large it is; null as usual.</summary>
    public string? Size { get; init; }
}

/// <summary>A button of a card.</summary>
internal sealed record TeamsLink(string Title, string Url)
{
    /// <summary>The kind of action.</summary>
    public string Type { get; } = "Action.OpenUrl";
}

/// <summary>The JSON of alerts, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PlainAlert))]
[JsonSerializable(typeof(SlackAlert))]
[JsonSerializable(typeof(TeamsAlert))]
internal sealed partial class AlertJson : JsonSerializerContext;
