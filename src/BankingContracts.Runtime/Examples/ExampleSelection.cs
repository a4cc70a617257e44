using BankingContracts.ContractModel.Selecting;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Examples;

/// <summary>Chooses examples by the names of their models, by their own names, or by patterns of both.</summary>
public static class ExampleSelection
{
    /// <summary>The examples that fit one of the filters, in the order of the pipeline.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="filters">Names or patterns, in which <c>*</c> means any text; empty for all examples.</param>
    /// <exception cref="PipelineException">A filter fits no example.</exception>
    public static IReadOnlyList<ExampleDefinition> Of(PipelineDefinition pipeline, IReadOnlyList<string> filters)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var all = pipeline.Examples();
        foreach (var filter in filters)
        {
            if (!all.Any(e => Fits(e, filter)))
                throw PipelineException.BadInput($"There is no example '{filter}', and no example of such a model.{NearNames.Question(filter, all.SelectMany(static e => new[] { e.Model, e.Name }))}");
        }

        return filters.Count == 0 ? all : [.. all.Where(e => filters.Any(f => Fits(e, f)))];
    }

    private static bool Fits(ExampleDefinition example, string filter) => new NamePattern(filter) is var pattern && (pattern.Matches(example.Model) || pattern.Matches(example.Name));
}
