using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Histories;
using BankingContracts.Runtime.Rows;

namespace BankingContracts.Runtime.Examples;

/// <summary>Makes an example of a row of a database: the row, and the rows that it came from, as far as keys lead to them. It returns only an example that passes.</summary>
/// <param name="pipeline">The pipeline.</param>
/// <param name="database">The database.</param>
/// <param name="player">Plays the example before it is returned.</param>
public sealed class RealExample(PipelineDefinition pipeline, IEngineReader database, ExamplePlayer player)
{
    /// <summary>The example of the row with <paramref name="key"/>.</summary>
    /// <param name="name">The name of the model.</param>
    /// <param name="key">A value for each column of the key, as text.</param>
    /// <param name="title">The name of the example; null for one that is made of the model and the key.</param>
    /// <param name="cancellation">Stops between statements.</param>
    /// <exception cref="PipelineException">There is no such row, or no example of it that passes.</exception>
    public async Task<ExampleDefinition> OfAsync(string name, IReadOnlyList<string> key, string? title, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        var model = pipeline.Find(name) ?? throw PipelineException.BadInput($"There is no model '{name}'.{NearNames.Question(name, pipeline.Models.Select(static m => m.Name))}");
        if (model.Body is SourceBody or QuarantineBody)
            throw PipelineException.BadInput($"{model.Name} has no examples; name a staging model, a snapshot or a query.");
        if (model.Key.Count == 0)
            throw PipelineException.BadInput($"{model.Name} has no key, so no row of it can be named; write the example by hand.");
        var rows = new DatabaseRows(database, cancellation);
        var literals = ModelKey.Of(model, key);
        IAsyncEnumerable<ExampleDefinition> tries = model.Body switch
        {
            QueryBody => new QueryExamples(pipeline, rows, model).OfAsync(literals),
            SnapshotBody => new SnapshotExamples(pipeline, rows, model).OfAsync(literals),
            StagingBody => new StagingExamples(pipeline, rows, model).OfAsync(literals, key),
            _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
        };
        var described = ModelKey.Describe(model, key);
        await foreach (var example in tries)
        {
            if ((await player.PlayAsync(example, cancellation)).Count == 0)
                return example with { Name = title ?? $"{model.Name} with {described}" };
        }

        throw PipelineException.BadInput($"The rows that keys lead to do not make the row of {model.Name} with {described}: it also depends on other rows; write the example by hand.");
    }

    /// <summary>The error for a key that no row has.</summary>
    internal static PipelineException NoRow(ModelDefinition model, IReadOnlyList<KeyValuePair<string, string>> key) => PipelineException.BadInput(
        $"{model.Name} has no row with {string.Join(", ", key.Select(static k => $"{k.Key} {k.Value}"))}.");

    /// <summary>A row with fewer columns.</summary>
    internal static ExampleRow Only(ExampleRow row, Func<string, bool> isKept)
    {
        var kept = row.Columns.Zip(row.Values).Where(c => isKept(c.First)).ToList();
        return new ExampleRow([.. kept.Select(static c => c.First)], [.. kept.Select(static c => c.Second)]);
    }

    /// <summary>The literal of a value that a database has.</summary>
    internal static string LiteralOf(ModelDefinition model, string column, string value) =>
        FieldLiteral.Of(model.Columns.First(c => c.Name == column).Type, value) ?? throw new InvalidOperationException($"{model.Name}.{column} holds a value of another type.");
}
