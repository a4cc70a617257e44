using System.Collections.Immutable;
using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.Generators.Emit;
using BankingContracts.Generators.Naming;

namespace BankingContracts.Generators.Steps;

/// <summary>What the pipeline's file depends on: the order of the models, the columns that singular tests need, not their other contents, the schedules and the alerts.</summary>
/// <param name="Models">The emitted models in dependency order.</param>
/// <param name="SingularTests">The tests written as SQL.</param>
/// <param name="Schedules">When the pipeline runs by itself.</param>
/// <param name="Alerts">Who hears of what happened; null when nobody does.</param>
internal sealed record PipelineOutline(
    EquatableArray<EmittedModel> Models, EquatableArray<TestInput> SingularTests, EquatableArray<ScheduleContract> Schedules, AlertsContract? Alerts)
{
    /// <summary>Whether there are examples, which have a file of their own.</summary>
    public bool HasExamples { get; init; }

    /// <summary>
    /// The outline of <paramref name="pipeline"/>. It leaves out the models that have no file, and the tests that read no existing model. Other
    /// steps report what is wrong with them as contract errors.
    /// </summary>
    public static PipelineOutline Of(ResolvedPipeline pipeline, CheckedQueries queries, ImmutableArray<string?> emitted)
    {
        var files = new HashSet<string?>(emitted, StringComparer.Ordinal);
        var rows = CSharpNames.Rows(pipeline.Models);
        var models = pipeline.Models.Where(m => files.Remove(HintNames.Of(m))).Select(m => new EmittedModel(m.Layer, rows[new(m.Name, m.Layer)]));
        var known = pipeline.Models.ToLookup(static m => m.Name, StringComparer.Ordinal);
        var tests = pipeline.SingularTests.Where(static t => t.Upstreams.Count > 0).Select(t => Input(t, queries.OfTest(t.Test.Name), known));
        return new(models.ToEquatableArray(), tests.ToEquatableArray(), pipeline.Schedules, pipeline.Alerts) { HasExamples = pipeline.Examples.Count > 0 };
    }

    private static TestInput Input(ResolvedSingularTest test, QueryFacts facts, ILookup<string, ResolvedModel> models) => new(
        test, facts, facts.Links.Count > 0 ? AuditColumns.Of(test.Sql, test.Upstreams.SelectMany(u => models[u.Name])) : default);
}
