using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.Contracts;

/// <summary>
/// Finds deprecated models that are still read after their day. The build cannot say this: its result must not depend on the day on which it runs.
/// </summary>
internal static class Deprecations
{
    /// <summary>A sentence for each deprecated model whose day is over and that another model reads.</summary>
    public static IEnumerable<string> Overdue(PipelineDefinition pipeline, DateOnly today) =>
        from model in pipeline.Models
        where model.Lifecycle.DeprecatedAfter < today
        let readers = pipeline.Models.Where(m => m.Upstreams.Contains(model.Name) && m.Body is not QuarantineBody).Select(static m => m.Name).ToList()
        where readers.Count > 0
        select FormattableString.Invariant($"'{model.Name}' is deprecated after {model.Lifecycle.DeprecatedAfter:yyyy-MM-dd}, and it is still read by {string.Join(", ", readers)}.");
}
