using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.State;
using BankingContracts.Server.Access;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BankingContracts.Server.Api;

/// <summary>How old the data of each source is.</summary>
internal static class FreshnessApi
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder group) =>
        group.MapGet("/freshness", (ServerOptions options, KnownState state, TimeProvider clock) =>
            TypedResults.Json(new FreshnessList(ApiJson.Version, FreshnessView.Of(options.Pipeline, state.State, clock.GetUtcNow().UtcDateTime)), ApiJson.Default.FreshnessList)).Demands(Right.View)
            .InApi("Sources", "How old the data of each source is, and from which file it comes.").Answers<FreshnessList>();
}

/// <summary>The age of the data of all sources, in JSON: what the verb <c>freshness</c> prints, too.</summary>
/// <param name="FormatVersion">The version of the format.</param>
/// <param name="Sources">The sources, in the order of the pipeline.</param>
internal sealed record FreshnessList(int FormatVersion, IReadOnlyList<FreshnessView> Sources);

/// <summary>How old the data of a source is, in JSON.</summary>
/// <param name="Source">The source.</param>
/// <param name="File">The file that was loaded last; null before the first.</param>
/// <param name="LoadedAt">The timestamp of the run that loaded it, UTC; null before the first.</param>
/// <param name="AgeSeconds">How long ago that was; null before the first.</param>
/// <param name="Rows">The rows of the file; null before the first.</param>
public sealed record FreshnessView(string Source, string? File, DateTime? LoadedAt, long? AgeSeconds, long? Rows)
{
    /// <summary>The sources of a pipeline, in the order of the pipeline.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="state">What was loaded.</param>
    /// <param name="now">The time, UTC.</param>
    public static IReadOnlyList<FreshnessView> Of(PipelineDefinition pipeline, PipelineState state, DateTime now) =>
    [
        .. pipeline.Models.Where(m => m.Body is SourceBody).Select(m => state.LastFile(m.Name) is { } file
            ? new FreshnessView(m.Name, file.File, file.RunAt, Math.Max(0, (long)(now - file.RunAt).TotalSeconds), file.Rows)
            : new FreshnessView(m.Name, null, null, null, null)),
    ];
}
