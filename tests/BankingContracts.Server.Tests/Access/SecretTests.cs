using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using BankingContracts.Server.Access;
using BankingContracts.Server.Settings;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Server.Tests.Access;

/// <summary>Secrets appear on no page, in no answer and in no log.</summary>
public sealed partial class SecretTests : IDisposable
{
    private const string Canary = "canary-4711";

    private readonly TestFolder _folder = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task NoAnswerAndNoLogHasASecret()
    {
        TestService.Deliver(_folder);
        using var log = new LogBook();
        var options = TestService.Options(_folder);
        var key = await new KeyBook(options.Store, TimeProvider.System).AddAsync("ada", Role.Operator, true, null, Ending);
        var access = new AccessOptions { OpenId = new(new("http://127.0.0.1:1"), "pipeline", Canary, "roles") };
        await using var service = await TestService.ServeAsync(options, access: access, log: log);
        using var client = service.ClientWith(key);

        var seen = await EverythingAsync(client);
        using var refused = await service.ClientWith(key + Canary).GetAsync("/", Ending);
        using var challenged = await service.Browser().GetAsync("/sign-in/openid", Ending);

        Assert.True(seen.Count > 10, $"Only {seen.Count} pages were found.");
        seen["refused"] = await refused.Content.ReadAsStringAsync(Ending) + refused.Headers;
        seen["challenged"] = await challenged.Content.ReadAsStringAsync(Ending) + challenged.Headers;
        seen["log"] = string.Join('\n', log.Lines);
        Assert.NotEmpty(log.Lines);
        foreach (var (place, text) in seen)
        {
            Assert.False(text.Contains(Canary, StringComparison.Ordinal), $"{place} shows a secret of a setting.");
            Assert.False(text.Contains(key, StringComparison.Ordinal) || text.Contains(KeyText.HashOf(key), StringComparison.Ordinal), $"{place} shows a key.");
        }
    }

    /// <summary>A store that is away has a reason, which pages and logs show; its password is no part of it.</summary>
    [Fact]
    public async Task AStoreThatIsAwayShowsNoPassword()
    {
        using var log = new LogBook();
        var options = TestService.Options(_folder, $"Host=127.0.0.1;Port=1;Timeout=1;Database=none;Username=ada;Password={Canary}");
        await using var service = await TestService.ServeAsync(options, mustSignIn: false, log: log);

        var seen = await EverythingAsync(service.Client);

        Assert.All(seen.Values.Concat(log.Lines), text => Assert.DoesNotContain(Canary, text, StringComparison.Ordinal));
    }

    /// <summary>All pages and answers that links lead to.</summary>
    private static async Task<Dictionary<string, string>> EverythingAsync(HttpClient client)
    {
        var (open, seen) = (new Queue<string>(["/", "/api/v1/runs", "/api/v1/schedules", "/sign-in"]), new Dictionary<string, string>(StringComparer.Ordinal));
        while (open.TryDequeue(out var path))
        {
            using var answer = await client.GetAsync(path, Ending);
            seen[path] = await answer.Content.ReadAsStringAsync(Ending) + answer.Headers;
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            foreach (var next in Links().Matches(seen[path]).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(l => !seen.ContainsKey(l) && !open.Contains(l)))
                open.Enqueue(next);
        }

        return seen;
    }

    [GeneratedRegex("""(?:href|src)="(/[^"#]*)""")]
    private static partial Regex Links();

    private sealed class LogBook : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
