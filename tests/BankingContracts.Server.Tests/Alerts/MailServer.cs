using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace BankingContracts.Server.Tests.Alerts;

/// <summary>A mail server of this process on a free port.</summary>
internal sealed class MailServer : IMessageStore, IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _serving;

    /// <summary>Starts it.</summary>
    /// <param name="user">The only user that it knows; null for everybody without a password.</param>
    /// <param name="password">The password.</param>
    public MailServer(string? user = null, string? password = null)
    {
        Port = FreePort();
        var options = new SmtpServerOptionsBuilder().ServerName("localhost")
            .Endpoint(e => e.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).AuthenticationRequired(user is not null).AllowUnsecureAuthentication())
            .Build();
        var parts = new SmtpServer.ComponentModel.ServiceProvider();
        parts.Add(this);
        parts.Add(new DelegatingUserAuthenticator((u, p) => u == user && p == password));
        _serving = new SmtpServer.SmtpServer(options, parts).StartAsync(_ending.Token);
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>The mails that it has taken, in order.</summary>
    public ConcurrentQueue<MimeMessage> Mails { get; } = [];

    /// <summary>A port that nobody uses.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <inheritdoc/>
    public async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(buffer.ToArray());
        Mails.Enqueue(await MimeMessage.LoadAsync(bytes, cancellationToken));
        return SmtpResponse.Ok;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _serving;
        _ending.Dispose();
    }
}
