using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Examples;

/// <summary>
/// Finds the rows that a row of a query came from. A link proves which rows of an upstream can reach it; where there is none, a column that is copied may lead to
/// them, and else all rows count.
/// </summary>
/// <param name="pipeline">The pipeline.</param>
/// <param name="rows">The database.</param>
/// <param name="model">The query model.</param>
internal sealed class QueryExamples(PipelineDefinition pipeline, DatabaseRows rows, ModelDefinition model)
{
    /// <summary>Examples of the row with <paramref name="key"/>, the best one first.</summary>
    public async IAsyncEnumerable<ExampleDefinition> OfAsync(IReadOnlyList<KeyValuePair<string, string>> key)
    {
        if (await rows.OfAsync(model, key, []) is not [var row, ..])
            throw RealExample.NoRow(model, key);
        var expected = RealExample.Only(row, c => !model.Columns.First(m => m.Name == c).IsChangedAt);
        foreach (var (findsByCopies, readsAll) in new[] { (true, false), (true, true), (false, true) })
        {
            var given = new List<ExampleTable>();
            foreach (var upstream in model.Upstreams.Select(u => pipeline[u]))
                given.Add(new ExampleTable(upstream.Name, [.. (await FindAsync(upstream, row, findsByCopies)).Select(r => RealExample.Only(r, c => IsRead(upstream, c, readsAll)))]));
            yield return Example(given, new ExampleExpectation { Rows = [expected] });
            yield return Example(given, new ExampleExpectation { Contains = [expected] });
        }
    }

    private ExampleDefinition Example(IReadOnlyList<ExampleTable> given, ExampleExpectation expected) => new("", model.Name, [new ExampleBatch(null, given)], expected);

    private Task<IReadOnlyList<ExampleRow>> FindAsync(ModelDefinition upstream, ExampleRow row, bool findsByCopies)
    {
        var links = model.Links.Where(l => l.Upstream == upstream.Name).Select(static l => (l.Output, l.Column)).ToList();
        if (links.Count == 0 && findsByCopies)
            links = [.. model.Lineage().Columns.SelectMany(static c => c.Sources.Select(s => (c.Column, Source: s))).Where(c => c.Source.Kind == LineageKind.Copy && c.Source.Model == upstream.Name).Select(static c => (c.Column, c.Source.Column))];
        var found = links.Where(l => row.Of(l.Output) is not null).Select(l => KeyValuePair.Create(l.Column, RealExample.LiteralOf(upstream, l.Column, row.Of(l.Output)!))).DistinctBy(static l => l.Key).ToList();
        return rows.OfAsync(upstream, found, []);
    }

    /// <summary>Whether the query reads a column, as far as the build knows, or it identifies the row.</summary>
    private bool IsRead(ModelDefinition upstream, string column, bool readsAll)
    {
        if (upstream.Body is SourceBody source && !source.Fields.Any(f => f.Column == column))
            return false;
        var lineage = model.Lineage();
        var isVersion = upstream.Body is SnapshotBody && column == "dbt_valid_from";
        return readsAll || isVersion || lineage.Columns.Count == 0 || upstream.Key.Contains(column)
            || lineage.Columns.SelectMany(static c => c.Sources).Concat(lineage.Filters).Any(s => s.Model == upstream.Name && s.Column == column);
    }
}
