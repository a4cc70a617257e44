using System.Net;
using System.Net.Sockets;
using BankingContracts.Pipeline;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Alerts;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using BankingContracts.Server.Tests.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace BankingContracts.Server.Tests.Alerts;

/// <summary>How alerts are sent from each kind of store: at least once, in order, across restarts, whatever the receivers do.</summary>
public abstract class AlertDispatchSpecification : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly StepClock _clock = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly List<AlertDestination> _destinations = [];
    private readonly List<IDisposable> _parts = [];
    private WebhookReceiver _receiver = null!;
    private ServiceStore _store = null!;
    private StoreJournal _journal = null!;
    private AlertRecords _records = null!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>The address of a new, empty store.</summary>
    internal abstract StoreAddress NewStore(TestFolder folder);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _receiver = await WebhookReceiver.StartAsync();
        _store = new(NewStore(_folder));
        _journal = new(_store, new SpoolFile(_folder.Of("waiting.jsonl")), _clock, NullLogger<StoreJournal>.Instance);
        _records = new(_store);
        Assert.True(await _journal.TryOpenAsync(Ending));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(_parts))
            part.Dispose();
        await _receiver.DisposeAsync();
        _journal.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task AnAlertIsSentOnceWithALinkAndAKey()
    {
        ToWebhook("chat", token: "secret");
        await RaiseAsync("chat", "first");

        await BeginAsync();
        await UntilSentAsync(1);
        await PassAsync(TimeSpan.FromMinutes(5));

        var request = Assert.Single(_receiver.Requests);
        Assert.Equal("Bearer secret", request.Authorization);
        Assert.Equal(
            ("first", "failure", "first of chat", "https://bank.example/runs/first", request.Key),
            (Text("title"), Text("event"), Text("text"), Text("url"), Text("id")));
        Assert.Matches("^[0-9a-f]{32}$", request.Key);
        var sent = Assert.Single(await _records.ListAsync(new(10), Ending));
        Assert.Equal((AlertState.Sent, 0, ""), (sent.State, sent.Attempts, sent.Reason));

        string? Text(string name) => request.Body.GetProperty(name).GetString();
    }

    /// <summary>The receiver is a mail server.</summary>
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
        Assert.Equal(AlertMessage.Key((await _records.ListAsync(new(1), Ending))[0]) + "@bank.example", mail.MessageId);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task AMailServerThatRefusesThePasswordIsTriedAgain()
    {
        await using var server = new MailServer("pipeline", "other");
        ToMail("operations", server.Port, user: "pipeline");
        await RaiseAsync("operations", "first");

        await BeginAsync();
        await UntilFailingAsync("The mail server refuses the user or the password.");

        Assert.Empty(server.Mails);
        Assert.DoesNotContain("secret", (await WaitingAsync()).Reason, StringComparison.Ordinal);
    }

    /// <summary>Back-off: an hour of failures is some tries, not thousands.</summary>
    [Fact]
    public async Task AWebhookThatFailsForAnHourIsTriedUntilItTakesTheAlert()
    {
        ToWebhook("chat");
        _receiver.Answer = _ => Task.FromResult(_clock.Elapsed < TimeSpan.FromHours(1) ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK);
        await RaiseAsync("chat", "first");
        await RaiseAsync("chat", "second");

        await BeginAsync();
        await UntilFailingAsync("The webhook answered 500.");
        await _clock.UntilAsync(async () => await CountAsync(AlertState.Sent) == 2, TimeSpan.FromSeconds(20));

        Assert.Equal(["first", "second"], _receiver.Taken.Select(r => r.Title));
        var tries = _receiver.Requests.Where(r => r.Title == "first").ToList();
        Assert.InRange(tries.Count, 5, 40);
        Assert.Single(tries.Select(r => r.Key).Distinct());
    }

    [Fact]
    public async Task AlertsComeInTheirOrderAndThoseOfOneTimeToo()
    {
        ToWebhook("chat");
        for (var i = 9; i >= 0; i--)
            await RaiseAsync("chat", $"n{i}", _clock.GetUtcNow().UtcDateTime, i);

        await BeginAsync();
        await UntilSentAsync(10);

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"n{i}"), _receiver.Requests.Select(r => r.Title));
    }

    [Fact]
    public async Task AMailServerThatHangsDoesNotHoldUpOtherDestinations()
    {
        using var hanging = new TcpListener(IPAddress.Loopback, 0);
        hanging.Start();
        ToMail("operations", ((IPEndPoint)hanging.LocalEndpoint).Port);
        ToWebhook("chat");
        await RaiseAsync("operations", "first");
        await RaiseAsync("chat", "second");

        await BeginAsync();
        while (await CountAsync(AlertState.Sent) < 1)
            await Task.Delay(5, Ending);
        Assert.Equal("second", Assert.Single(_receiver.Requests).Title);
        await _clock.LetAnswerFailAsync();

        await UntilFailingAsync("There was no answer within 30 seconds.");
    }

    [Fact]
    public async Task AWebhookThatHangsIsTriedAgain()
    {
        ToWebhook("chat");
        var isHanging = true;
        _receiver.Answer = async context =>
        {
            if (isHanging)
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            return StatusCodes.Status200OK;
        };
        await RaiseAsync("chat", "first");

        await BeginAsync();
        await _clock.LetAnswerFailAsync();
        while ((await WaitingAsync()).Attempts == 0)
            await Task.Delay(5, Ending);
        isHanging = false;
        await UntilSentAsync(1);

        Assert.Equal("first", Assert.Single(_receiver.Taken).Title);
    }

    [Fact]
    public async Task WhatWaitedWhenTheServiceEndedIsSentByTheNext()
    {
        ToWebhook("chat");
        _receiver.Answer = _ => Task.FromResult(StatusCodes.Status503ServiceUnavailable);
        await RaiseAsync("chat", "first");
        var first = await BeginAsync();
        await UntilFailingAsync("The webhook answered 503.");
        await first.StopAsync(Ending);
        var attempts = (await WaitingAsync()).Attempts;
        _receiver.Answer = _ => Task.FromResult(StatusCodes.Status200OK);

        await BeginAsync();
        await UntilSentAsync(1);

        Assert.Single(_receiver.Taken);
        Assert.Single(_receiver.Requests.Select(r => r.Key).Distinct());
        Assert.True((await _records.ListAsync(new(1), Ending))[0].Attempts >= attempts);
    }

    /// <summary>A retry, a restart or a change that waited may record it again.</summary>
    [Fact]
    public async Task AnAlertThatIsRaisedAgainIsNotSentAgain()
    {
        ToWebhook("chat");
        await RaiseAsync("chat", "first");
        await BeginAsync();
        await UntilSentAsync(1);

        await RaiseAsync("chat", "first");
        await PassAsync(TimeSpan.FromMinutes(5));

        Assert.Single(_receiver.Requests);
    }

    [Fact]
    public async Task AnAlertThatNobodyTakesForThreeDaysIsGivenUpAndTheNextIsTried()
    {
        ToWebhook("chat");
        _receiver.Answer = _ => Task.FromResult(StatusCodes.Status404NotFound);
        await RaiseAsync("chat", "first");

        await BeginAsync();
        await _clock.UntilAsync(async () => await CountAsync(AlertState.GivenUp) == 1, TimeSpan.FromMinutes(5));
        Assert.True(_clock.Elapsed >= AlertDispatch.LongestWait);
        _receiver.Answer = _ => Task.FromResult(StatusCodes.Status200OK);
        await RaiseAsync("chat", "second");
        await UntilSentAsync(1);

        Assert.Equal("second", Assert.Single(_receiver.Taken).Title);
        Assert.Equal("The webhook answered 404.", (await _records.ListAsync(new(10) { State = AlertState.GivenUp }, Ending)).Single().Reason);
    }

    [Fact]
    public async Task ARedirectIsNotFollowed()
    {
        ToWebhook("chat");
        _receiver.Answer = c => Task.FromResult(c.Request.Path == "/alerts" ? StatusCodes.Status302Found : StatusCodes.Status200OK);
        await RaiseAsync("chat", "first");

        await BeginAsync();
        await UntilFailingAsync("The webhook answered 302.");

        Assert.All(_receiver.Requests, r => Assert.Equal("/alerts", r.Path));
    }

    [Fact]
    public async Task AlertsToADestinationThatIsNoLongerThereAreEnded()
    {
        await RaiseAsync("gone", "first");
        ToWebhook("chat");

        await BeginAsync();
        await _clock.UntilAsync(async () => await CountAsync(AlertState.Off) == 1);

        Assert.Empty(_receiver.Requests);
    }

    [Fact]
    public async Task AMessageForSlackHidesItsSigns()
    {
        ToWebhook("chat", WebhookFormat.Slack);
        await RaiseAsync("chat", "<a&b>");

        await BeginAsync();
        await UntilSentAsync(1);

        var text = Assert.Single(_receiver.Requests).Body.GetProperty("text").GetString();
        Assert.Equal("*BankingContracts.Pipeline: &lt;a&amp;b&gt;*\n&lt;a&amp;b&gt; of chat\n<https://bank.example/runs/%3Ca%26b%3E|Open the page>", text);
    }

    [Fact]
    public async Task AMessageForTeamsIsACard()
    {
        ToWebhook("chat", WebhookFormat.Teams);
        await RaiseAsync("chat", "first");

        await BeginAsync();
        await UntilSentAsync(1);

        var attachment = Assert.Single(_receiver.Requests).Body.GetProperty("attachments").EnumerateArray().Single();
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
        var card = attachment.GetProperty("content");
        Assert.Equal(("AdaptiveCard", "1.4"), (card.GetProperty("type").GetString(), card.GetProperty("version").GetString()));
        Assert.Equal(["BankingContracts.Pipeline: first", "first of chat"], card.GetProperty("body").EnumerateArray().Select(l => l.GetProperty("text").GetString()));
        Assert.Equal("https://bank.example/runs/first", card.GetProperty("actions")[0].GetProperty("url").GetString());
    }

    private void ToWebhook(string name, WebhookFormat format = WebhookFormat.Json, string? token = null)
    {
        _variables["URL"] = _receiver.Url;
        if (token is not null)
            _variables["TOKEN"] = token;
        _destinations.Add(new(name, new WebhookChannel(new("URL", true), format, token is null ? null : new("TOKEN", true))));
    }

    private void ToMail(string name, int port, string? user = null)
    {
        _variables["PASSWORD"] = "secret";
        _destinations.Add(new(name, new SmtpChannel(
            new("127.0.0.1", false), port, MailSecurity.None, user is null ? null : new(user, false), user is null ? null : new("PASSWORD", true), new("a@bank.example", false), [new("b@bank.example", false), new("c@bank.example", false)])));
    }

    private Task RaiseAsync(string destination, string run, DateTime? at = null, int position = 0) => _journal.WriteAsync(new AlertRaised(
        $"failure:{run}:{destination}", destination, "failure", run, null, Micros.Of(at ?? _clock.GetUtcNow().UtcDateTime), position, run, $"{run} of {destination}", "waiting", ""));

    private async Task<AlertDispatch> BeginAsync()
    {
        var options = TestService.Options(_folder);
        options.Pipeline = ContractPipeline.Definition with { Schedules = [], Alerts = new(_destinations, []) };
        options.PublicUrl = "https://bank.example/";
        options.Variables = _variables.GetValueOrDefault;
        var book = new DestinationBook(options);
        Assert.All(book.All, d => Assert.Equal("", d.OffBecause));
        var dispatch = new AlertDispatch(book, _records, _journal, _clock, NullLogger<AlertDispatch>.Instance);
        _parts.AddRange([book, dispatch]);
        await dispatch.StartAsync(Ending);
        return dispatch;
    }

    private Task<long> CountAsync(AlertState state) => _records.CountAsync(new(1) { State = state }, Ending);

    private async Task<AlertEntry> WaitingAsync() => (await _records.ListAsync(new(1) { State = AlertState.Waiting }, Ending)).Single();

    private Task UntilSentAsync(int count) => _clock.UntilAsync(async () => await CountAsync(AlertState.Sent) >= count);

    private Task UntilFailingAsync(string reason) =>
        _clock.UntilAsync(async () => (await _records.ListAsync(new(10) { State = AlertState.Waiting }, Ending)).Any(a => a.Reason == reason && a is { Attempts: > 0, NextAt: not null }));

    private Task PassAsync(TimeSpan time)
    {
        var end = _clock.Elapsed + time;
        return _clock.UntilAsync(() => Task.FromResult(_clock.Elapsed >= end));
    }
}

/// <summary>From a file of SQLite.</summary>
public sealed class SqliteAlertDispatchTests : AlertDispatchSpecification
{
    /// <inheritdoc/>
    internal override StoreAddress NewStore(TestFolder folder) => StoreAddress.Of(folder.Of("store", "service.sqlite"));
}

/// <summary>From a real PostgreSQL.</summary>
public sealed class PostgreSqlAlertDispatchTests : AlertDispatchSpecification
{
    /// <inheritdoc/>
    internal override StoreAddress NewStore(TestFolder folder) => StoreAddress.Of(PostgreSqlServer.Shared.NewDatabase());
}
