using System.Collections.Immutable;
using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.Generators.Steps;

/// <summary>
/// What the build step that reads the SQL knows about each query. It is used only if that step read the same texts as the compiler. If a query
/// was edited after that step, nothing is known about it, and it counts as a query that was never analyzed.
/// </summary>
/// <param name="Models">The facts of query models, by name.</param>
/// <param name="Tests">The facts of singular tests, by name.</param>
internal sealed record CheckedQueries(IReadOnlyDictionary<string, QueryFacts> Models, IReadOnlyDictionary<string, QueryFacts> Tests)
{
    /// <summary>Nothing is known.</summary>
    public static CheckedQueries None { get; } = new(ImmutableDictionary<string, QueryFacts>.Empty, ImmutableDictionary<string, QueryFacts>.Empty);

    /// <summary>The conditions that an engine does not get as their authors wrote them, by model.</summary>
    public ILookup<string, CheckedCondition> Conditions { get; init; } = Array.Empty<CheckedCondition>().ToLookup(static c => c.Model, StringComparer.Ordinal);

    /// <summary>The facts in <paramref name="reports"/> that are about the current <paramref name="pipeline"/>.</summary>
    public static CheckedQueries Of(ResolvedPipeline pipeline, ImmutableArray<CheckReport> reports)
    {
        if (reports.All(static r => r.Queries.Count == 0 && r.Conditions.Count == 0))
            return None;
        var queries = reports.SelectMany(static r => r.Queries).ToLookup(static q => (q.IsTest, q.Name));
        var inputs = new QueryInputs(pipeline.Models);
        var models = new Dictionary<string, QueryFacts>(StringComparer.Ordinal);
        foreach (var model in pipeline.Models.Where(static m => m.Kind == ModelKind.Query))
        {
            if (Current(queries[(false, model.Name)], () => inputs.Of(model)) is { } facts)
                models[model.Name] = facts;
        }

        var tests = new Dictionary<string, QueryFacts>(StringComparer.Ordinal);
        foreach (var test in pipeline.SingularTests)
        {
            if (Current(queries[(true, test.Test.Name)], () => inputs.Of(test)) is { } facts)
                tests[test.Test.Name] = facts;
        }

        var known = pipeline.Models.GroupBy(static m => m.Name, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
        var conditions = reports.SelectMany(static r => r.Conditions)
            .Where(c => known.TryGetValue(c.Model, out var model) && c.InputHash == inputs.Of(model, c.Condition))
            .ToLookup(static c => c.Model, StringComparer.Ordinal);
        return new CheckedQueries(models, tests) { Conditions = conditions };
    }

    /// <summary>What is known about a model's query.</summary>
    public QueryFacts OfModel(string name) => Models.TryGetValue(name, out var facts) ? facts : QueryFacts.None;

    /// <summary>What is known about a singular test's query.</summary>
    public QueryFacts OfTest(string name) => Tests.TryGetValue(name, out var facts) ? facts : QueryFacts.None;

    private static QueryFacts? Current(IEnumerable<CheckedQuery> queries, Func<string> input)
    {
        var query = queries.FirstOrDefault();
        return query is not null && query.InputHash == input() ? query.Facts : null;
    }
}
