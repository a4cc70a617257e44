using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Results;
using BankingContracts.Runtime.Rows;

namespace BankingContracts.Runtime.Examples;

/// <summary>Reads rows of a database for an example: few rows, because people read it.</summary>
/// <param name="database">The database.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class DatabaseRows(IEngineReader database, CancellationToken cancellation)
{
    /// <summary>The most rows of a model in one example.</summary>
    public const int Most = 200;

    /// <summary>The rows of <paramref name="model"/> with some values.</summary>
    /// <param name="model">The model.</param>
    /// <param name="key">The columns with their literals; empty for all rows.</param>
    /// <param name="order">The columns in whose order the rows come.</param>
    /// <exception cref="PipelineException">There are too many.</exception>
    public async Task<IReadOnlyList<ExampleRow>> OfAsync(ModelDefinition model, IReadOnlyList<KeyValuePair<string, string>> key, IReadOnlyList<string> order)
    {
        await using var rows = await database.ReadModelAsync(model, new ModelRead(order, key), cancellation);
        return await ReadAsync(model, rows);
    }

    /// <summary>The rows of a source in which a field has a text somewhere.</summary>
    /// <exception cref="PipelineException">There are too many.</exception>
    public async Task<IReadOnlyList<ExampleRow>> WithTextAsync(ModelDefinition source, string column, string text)
    {
        var fields = string.Join(", ", ((SourceBody)source.Body).Fields.Select(static f => f.Column));
        var like = FieldLiteral.Of(new ColumnType(ColumnKind.Varchar), $"%{text.ToLowerInvariant()}%");
        await using var rows = await database.QueryAsync($"select {fields} from {source.Name} where lower({column}) like {like}", cancellation);
        return await ReadAsync(source, rows);
    }

    private async Task<IReadOnlyList<ExampleRow>> ReadAsync(ModelDefinition model, DbDataReader reader)
    {
        var values = new RowReader(reader);
        var columns = model.Columns.Select(static c => c.Name).Intersect(values.Names).ToList();
        var rows = new List<ExampleRow>();
        while (await values.ReadAsync(cancellation))
        {
            if (rows.Count == Most)
                throw PipelineException.BadInput(FormattableString.Invariant($"More than {Most} rows of {model.Name} would be in the example; choose a key that fewer rows lead to, or write the example by hand."));
            rows.Add(new ExampleRow(columns, [.. columns.Select(c => ValueText.Of(values[c]))]));
        }

        return rows;
    }
}
