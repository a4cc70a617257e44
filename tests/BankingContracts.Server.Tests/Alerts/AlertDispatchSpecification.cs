using System.Net;
using System.Net.Sockets;
using BankingContracts.Server.Alerts;
using BankingContracts.Server.Store;
using BankingContracts.Server.Tests.Store;
using Microsoft.AspNetCore.Http;

namespace BankingContracts.Server.Tests.Alerts;

/// <summary>How alerts are sent from each kind of store: at least once, in order, across restarts, whatever the receivers do.</summary>
public abstract class AlertDispatchSpecification : AlertBench
{
    /// <summary>The receiver is a mail server.</summary>
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
        Receiver.Answer = _ => Task.FromResult(Clock.Elapsed < TimeSpan.FromHours(1) ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK);
        await RaiseAsync("chat", "first");
        await RaiseAsync("chat", "second");

        await BeginAsync();
        await UntilFailingAsync("The webhook answered 500.");
        await Clock.UntilAsync(async () => await CountAsync(AlertState.Sent) == 2, TimeSpan.FromSeconds(20));

        Assert.Equal(["first", "second"], Receiver.Taken.Select(r => r.Title));
        var tries = Receiver.Requests.Where(r => r.Title == "first").ToList();
        Assert.InRange(tries.Count, 5, 40);
        Assert.Single(tries.Select(r => r.Key).Distinct());
    }

    [Fact]
    public async Task AlertsComeInTheirOrderAndThoseOfOneTimeToo()
    {
        ToWebhook("chat");
        for (var i = 9; i >= 0; i--)
            await RaiseAsync("chat", $"n{i}", Clock.GetUtcNow().UtcDateTime, i);

        await BeginAsync();
        await UntilSentAsync(10);

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"n{i}"), Receiver.Requests.Select(r => r.Title));
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
        Assert.Equal("second", Assert.Single(Receiver.Requests).Title);
        await Clock.LetAnswerFailAsync();

        await UntilFailingAsync("There was no answer within 30 seconds.");
    }

    [Fact]
    public async Task AWebhookThatHangsIsTriedAgain()
    {
        ToWebhook("chat");
        var isHanging = true;
        Receiver.Answer = async context =>
        {
            if (isHanging)
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            return StatusCodes.Status200OK;
        };
        await RaiseAsync("chat", "first");

        await BeginAsync();
        await Clock.LetAnswerFailAsync();
        while ((await WaitingAsync()).Attempts == 0)
            await Task.Delay(5, Ending);
        isHanging = false;
        await UntilSentAsync(1);

        Assert.Equal("first", Assert.Single(Receiver.Taken).Title);
    }

    [Fact]
    public async Task WhatWaitedWhenTheServiceEndedIsSentByTheNext()
    {
        ToWebhook("chat");
        Receiver.Answer = _ => Task.FromResult(StatusCodes.Status503ServiceUnavailable);
        await RaiseAsync("chat", "first");
        var first = await BeginAsync();
        await UntilFailingAsync("The webhook answered 503.");
        await first.StopAsync(Ending);
        var attempts = (await WaitingAsync()).Attempts;
        Receiver.Answer = _ => Task.FromResult(StatusCodes.Status200OK);

        await BeginAsync();
        await UntilSentAsync(1);

        Assert.Single(Receiver.Taken);
        Assert.Single(Receiver.Requests.Select(r => r.Key).Distinct());
        Assert.True((await Records.ListAsync(new(1), Ending))[0].Attempts >= attempts);
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

        Assert.Single(Receiver.Requests);
    }

    [Fact]
    public async Task AnAlertThatNobodyTakesForThreeDaysIsGivenUpAndTheNextIsTried()
    {
        ToWebhook("chat");
        Receiver.Answer = _ => Task.FromResult(StatusCodes.Status404NotFound);
        await RaiseAsync("chat", "first");

        await BeginAsync();
        await Clock.UntilAsync(async () => await CountAsync(AlertState.GivenUp) == 1, TimeSpan.FromMinutes(5));
        Assert.True(Clock.Elapsed >= AlertDispatch.LongestWait);
        Receiver.Answer = _ => Task.FromResult(StatusCodes.Status200OK);
        await RaiseAsync("chat", "second");
        await UntilSentAsync(1);

        Assert.Equal("second", Assert.Single(Receiver.Taken).Title);
        Assert.Equal("The webhook answered 404.", (await Records.ListAsync(new(10) { State = AlertState.GivenUp }, Ending)).Single().Reason);
    }

    [Fact]
    public async Task ARedirectIsNotFollowed()
    {
        ToWebhook("chat");
        Receiver.Answer = c => Task.FromResult(c.Request.Path == "/alerts" ? StatusCodes.Status302Found : StatusCodes.Status200OK);
        await RaiseAsync("chat", "first");

        await BeginAsync();
        await UntilFailingAsync("The webhook answered 302.");

        Assert.All(Receiver.Requests, r => Assert.Equal("/alerts", r.Path));
    }

    [Fact]
    public async Task AlertsToADestinationThatIsNoLongerThereAreEnded()
    {
        await RaiseAsync("gone", "first");
        ToWebhook("chat");

        await BeginAsync();
        await Clock.UntilAsync(async () => await CountAsync(AlertState.Off) == 1);

        Assert.Empty(Receiver.Requests);
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
