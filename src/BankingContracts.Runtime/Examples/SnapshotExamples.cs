using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Examples;

/// <summary>Finds the batches that make the versions of a key: the staged row of each version at its beginning, and no row where no version follows its end.</summary>
/// <param name="pipeline">The pipeline.</param>
/// <param name="rows">The database.</param>
/// <param name="model">The snapshot.</param>
internal sealed class SnapshotExamples(PipelineDefinition pipeline, DatabaseRows rows, ModelDefinition model)
{
    private const string ValidFrom = "dbt_valid_from";
    private const string ValidTo = "dbt_valid_to";
    private const string IsDeleted = "dbt_is_deleted";

    private readonly SnapshotBody _body = (SnapshotBody)model.Body;

    /// <summary>The example of the versions of <paramref name="key"/>.</summary>
    public async IAsyncEnumerable<ExampleDefinition> OfAsync(IReadOnlyList<KeyValuePair<string, string>> key)
    {
        var versions = await rows.OfAsync(model, key, [ValidFrom]);
        if (versions.Count == 0)
            throw RealExample.NoRow(model, key);
        var staged = pipeline[_body.Relation].Columns.Select(static c => c.Name).ToHashSet();
        var batches = new List<ExampleBatch>();
        foreach (var (index, version) in versions.Index())
        {
            batches.Add(Batch(version.Of(ValidFrom), version.Of(IsDeleted) == "true" ? [] : [RealExample.Only(version, staged.Contains)]));
            if (IsClosed(version) && versions.ElementAtOrDefault(index + 1)?.Of(ValidFrom) != version.Of(ValidTo))
                batches.Add(Batch(version.Of(ValidTo), []));
        }

        var expected = versions.Select(v => RealExample.Only(v, c => staged.Contains(c) || c is ValidFrom or ValidTo or IsDeleted));
        yield return new("", model.Name, batches, new ExampleExpectation { Rows = [.. expected] });
    }

    private ExampleBatch Batch(string? runAt, IReadOnlyList<ExampleRow> staged) => new(runAt, [new ExampleTable(_body.Relation, staged)]);

    private bool IsClosed(ExampleRow version) => version.Of(ValidTo) is { } end
        && !(_body.ValidToCurrent is { } open && ExampleValue.Normal(new ColumnType(ColumnKind.Timestamp), end) == Results.ValueText.Of(open));
}
