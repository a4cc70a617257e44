using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Alerts;

/// <summary>Where and how a request is sent; every variable has its value.</summary>
internal sealed record WebhookAccount(Uri Url, WebhookFormat Format, string? Token);

/// <summary>Sends alerts by requests.</summary>
internal sealed class WebhookSender(WebhookAccount account, AlertMessage message, HttpClient client) : IAlertSender
{
    // A receiver that has seen it takes the request again and does nothing.
    private const string KeyHeader = "Idempotency-Key";

    /// <inheritdoc/>
    public string Address => $"webhook of {account.Url.Authority}";

    /// <inheritdoc/>
    public async Task SendAsync(AlertEntry alert, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, account.Url) { Content = new StringContent(Body(alert), Encoding.UTF8, "application/json") };
        request.Headers.Add(KeyHeader, AlertMessage.Key(alert));
        if (account.Token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", account.Token);
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!answer.IsSuccessStatusCode)
                throw new AlertFault($"The webhook answered {(int)answer.StatusCode}.");
        }
        catch (HttpRequestException e)
        {
            throw new AlertFault($"The webhook cannot be reached ({e.HttpRequestError}).", e);
        }
    }

    private string Body(AlertEntry alert) => account.Format switch
    {
        WebhookFormat.Json => JsonSerializer.Serialize(Plain(alert), AlertJson.Default.PlainAlert),
        WebhookFormat.Slack => JsonSerializer.Serialize(Slack(alert), AlertJson.Default.SlackAlert),
        WebhookFormat.Teams => JsonSerializer.Serialize(Teams(alert), AlertJson.Default.TeamsAlert),
        _ => throw new InvalidOperationException($"{account.Format} is no form of a webhook."),
    };

    private PlainAlert Plain(AlertEntry alert) => new(
        FormatVersion: 1,
        AlertMessage.Key(alert),
        alert.Event,
        message.Pipeline,
        alert.Schedule,
        alert.RunId,
        alert.RaisedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        alert.Title,
        alert.Text,
        message.Link(alert));

    private SlackAlert Slack(AlertEntry alert) =>
        new($"*{Escape(message.Title(alert))}*\n{Escape(alert.Text)}" + (message.Link(alert) is { } link ? $"\n<{Escape(link)}|Open the page>" : ""));

    private TeamsAlert Teams(AlertEntry alert)
    {
        var card = new TeamsCard(
            [
                new TeamsText(message.Title(alert)) { Weight = "Bolder", Size = "Medium" },
                .. alert.Text.Split('\n').Select(l => new TeamsText(l)),
            ],
            message.Link(alert) is { } link ? [new TeamsLink("Open the page", link)] : []);
        return new([new(card)]);
    }

    // https://docs.slack.dev/messaging/formatting-message-text: these three have a meaning.
    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
