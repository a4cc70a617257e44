using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Server.Tests.Telemetry;

/// <summary>Keeps the lines that are logged, with what they are made of.</summary>
internal sealed class KeptLog : ILogger
{
    /// <summary>The lines, each with its level.</summary>
    public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = [];

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => true;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));
}
