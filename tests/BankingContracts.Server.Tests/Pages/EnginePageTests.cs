using System.Net;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.State;

namespace BankingContracts.Server.Tests.Pages;

/// <summary>The pages while the engine cannot give what they ask for.</summary>
public sealed class EnginePageTests : IDisposable
{
    private const string Reason = "The warehouse does not answer; start it.";

    private readonly TestFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/quarantine", "The rows cannot be read now.")]
    [InlineData("/quarantine", Reason)]
    [InlineData("/query?sql=select+1", Reason)]
    [InlineData("/health", Reason)]
    [InlineData("/models/stg_account", "not built yet")]
    [InlineData("/files", "No run has loaded a file yet.")]
    [InlineData("/quality", "No run has left a report yet.")]
    public async Task APageSaysWhatTheEngineCannotGive(string path, string text)
    {
        var options = TestService.Options(_folder);
        options.Engine = new AwayEngine();
        await using var service = await TestService.StartAsync(options);
        using var answer = await service.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode < 500, $"{path} answers {answer.StatusCode}.");
        Assert.Contains(text, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATestShowsTheSqlOfTheEngine()
    {
        var options = TestService.Options(_folder);
        options.Engine = new AwayEngine();
        var audit = options.Pipeline.Audits.First(a => a.FailingRows.Spark != a.FailingRows.DuckDb);
        await using var service = await TestService.StartAsync(options);
        var page = await service.PageAsync($"/quality/{audit.Name}");
        Assert.Contains(audit.FailingRows.Spark.Trim(), WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    /// <summary>An engine that nobody reaches.</summary>
    private sealed class AwayEngine : IEngine
    {
        public string Description => "a warehouse";

        public string TextOf(SqlText generated, DateTime? runAt = null) => generated.Spark;

        public Task<bool> ExistsAsync(CancellationToken cancellation) => throw PipelineException.BadInput(Reason);

        public Task<IReadOnlyList<EngineCheck>> DiagnoseAsync(CancellationToken cancellation) => throw PipelineException.BadInput(Reason);

        public Task<IEngineReader> OpenReaderAsync(PipelineDefinition pipeline, CancellationToken cancellation) => throw PipelineException.BadInput(Reason);

        public Task<IEngineRun> OpenRunAsync(PipelineDefinition pipeline, DateTime runAt, CancellationToken cancellation) => throw PipelineException.BadInput(Reason);

        public Task<IReadOnlyList<RetiredModel>> FindRetiredAsync(PipelineDefinition pipeline, CancellationToken cancellation) => throw PipelineException.BadInput(Reason);

        public Task<IReadOnlyList<RetiredModel>> PruneAsync(PipelineDefinition pipeline, IReadOnlyCollection<string> models, CancellationToken cancellation) => throw PipelineException.BadInput(Reason);
    }
}
