using System.Net;
using System.Net.Sockets;

namespace BankingContracts.Runtime.Spark.Tests.Engines;

/// <summary>Stands between a program and a server, and can stop to pass anything on: then the server does not answer, and no connection ends.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly IPEndPoint _server;
    private readonly Task _accepting;
    private volatile bool _isSilent;

    /// <summary>Listens on a free port.</summary>
    /// <param name="uri">The server, <c>sc://host:port</c>.</param>
    public Relay(string uri)
    {
        _server = new IPEndPoint(IPAddress.Loopback, new Uri(uri).Port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where a program finds the server.</summary>
    public string Uri => $"sc://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Passes nothing on any more.</summary>
    public void FallSilent() => _isSilent = true;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(PassAsync(await _listener.AcceptTcpClientAsync(_ending.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task PassAsync(TcpClient program)
    {
        using var server = new TcpClient();
        using (program)
        {
            await server.ConnectAsync(_server, _ending.Token);
            await Task.WhenAll(PassAsync(program.GetStream(), server.GetStream()), PassAsync(server.GetStream(), program.GetStream()));
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (await from.ReadAsync(buffer, _ending.Token) is > 0 and var read)
            {
                if (!_isSilent)
                    await to.WriteAsync(buffer.AsMemory(0, read), _ending.Token);
            }

            to.Socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // One side closed the connection.
        }
    }
}
