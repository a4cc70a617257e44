using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Alerts;
using BankingContracts.Server.Store;
using BankingContracts.Server.Tests.Store;
using MimeKit;

namespace BankingContracts.Server.Tests.Alerts;

/// <summary>What receivers get.</summary>
public abstract class AlertMessageSpecification : AlertBench
{
    [Fact]
    public async Task AnAlertIsSentOnceWithALinkAndAKey()
    {
        ToWebhook("chat", token: "secret");
        await RaiseAsync("chat", "first");

        await BeginAsync();
        await UntilSentAsync(1);
        await PassAsync(TimeSpan.FromMinutes(5));

        var request = Assert.Single(Receiver.Requests);
        Assert.Equal("Bearer secret", request.Authorization);
        Assert.Equal(
            ("first", "failure", "first of chat", "https://bank.example/runs/first", request.Key),
            (Text("title"), Text("event"), Text("text"), Text("url"), Text("id")));
        Assert.Matches("^[0-9a-f]{32}$", request.Key);
        var sent = Assert.Single(await Records.ListAsync(new(10), Ending));
        Assert.Equal((AlertState.Sent, 0, ""), (sent.State, sent.Attempts, sent.Reason));

        string? Text(string name) => request.Body.GetProperty(name).GetString();
    }

    [Fact]
    public async Task AMailHasTextAndHtmlAndAnIdThatStays()
    {
        await using var server = new MailServer("pipeline", "secret");
        ToMail("operations", server.Port, user: "pipeline");
        await RaiseAsync("operations", "<b>first</b>");

        await BeginAsync();
        await UntilSentAsync(1);

        var mail = Assert.Single(server.Mails);
        Assert.Equal(("BankingContracts.Pipeline: <b>first</b>", "a@bank.example"), (mail.Subject, ((MailboxAddress)mail.From.Single()).Address));
        Assert.Equal(["b@bank.example", "c@bank.example"], mail.To.Mailboxes.Select(m => m.Address));
        Assert.Contains("<b>first</b> of operations", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://bank.example/runs/", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;first&lt;/b&gt; of operations", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("href=\"https://bank.example/runs/", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(AlertMessage.Key((await Records.ListAsync(new(1), Ending))[0]) + "@bank.example", mail.MessageId);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task AMessageForSlackHidesItsSigns()
    {
        ToWebhook("chat", WebhookFormat.Slack);
        await RaiseAsync("chat", "<a&b>");

        await BeginAsync();
        await UntilSentAsync(1);

        var text = Assert.Single(Receiver.Requests).Body.GetProperty("text").GetString();
        Assert.Equal("*BankingContracts.Pipeline: &lt;a&amp;b&gt;*\n&lt;a&amp;b&gt; of chat\n<https://bank.example/runs/%3Ca%26b%3E|Open the page>", text);
    }

    [Fact]
    public async Task AMessageForTeamsIsACard()
    {
        ToWebhook("chat", WebhookFormat.Teams);
        await RaiseAsync("chat", "first");

        await BeginAsync();
        await UntilSentAsync(1);

        var attachment = Assert.Single(Receiver.Requests).Body.GetProperty("attachments").EnumerateArray().Single();
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
        var card = attachment.GetProperty("content");
        Assert.Equal(("AdaptiveCard", "1.4"), (card.GetProperty("type").GetString(), card.GetProperty("version").GetString()));
        Assert.Equal(["BankingContracts.Pipeline: first", "first of chat"], card.GetProperty("body").EnumerateArray().Select(l => l.GetProperty("text").GetString()));
        Assert.Equal("https://bank.example/runs/first", card.GetProperty("actions")[0].GetProperty("url").GetString());
    }
}

/// <summary>From a file of SQLite.</summary>
public sealed class SqliteAlertMessageTests : AlertMessageSpecification
{
    /// <inheritdoc/>
    internal override StoreAddress NewStore(TestFolder folder) => StoreAddress.Of(folder.Of("store", "service.sqlite"));
}

/// <summary>From a real PostgreSQL.</summary>
public sealed class PostgreSqlAlertMessageTests : AlertMessageSpecification
{
    /// <inheritdoc/>
    internal override StoreAddress NewStore(TestFolder folder) => StoreAddress.Of(PostgreSqlServer.Shared.NewDatabase());
}
