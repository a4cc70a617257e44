using System.Globalization;
using BankingContracts.ContractModel.Text;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Examples;

/// <summary>Finds the source rows of a staged row, or of rows in quarantine: those whose field for the key has the same value, however it is written.</summary>
/// <param name="pipeline">The pipeline.</param>
/// <param name="rows">The database.</param>
/// <param name="model">The staging model.</param>
internal sealed class StagingExamples(PipelineDefinition pipeline, DatabaseRows rows, ModelDefinition model)
{
    private static readonly string[] Bookkeeping = ["quarantined_at", "_file", "_line"];

    private readonly StagingBody _body = (StagingBody)model.Body;

    /// <summary>The example of the rows with <paramref name="key"/>.</summary>
    /// <param name="key">The key as literals.</param>
    /// <param name="written">The key as it was written.</param>
    public async IAsyncEnumerable<ExampleDefinition> OfAsync(IReadOnlyList<KeyValuePair<string, string>> key, IReadOnlyList<string> written)
    {
        List<string> values = [.. model.Key.Zip(written, (c, value) => ExampleValue.Normal(model.Columns.First(m => m.Name == c).Type, value))];
        var (source, fields) = (pipeline[_body.Input], KeyFields());
        var received = (await rows.WithTextAsync(source, fields[0], values[0])).Where(r => HasKey(r, fields, values)).ToList();
        if (received.Count == 0)
            throw RealExample.NoRow(model, key);
        var staged = await rows.OfAsync(model, key, []);
        var refused = new List<ExampleRow>();
        foreach (var row in (await Quarantined(received)).Where(r => HasKey(r, fields, values)))
            refused.Add(RealExample.Only(row, static c => !Bookkeeping.Contains(c)));
        yield return new(
            "", model.Name, [new ExampleBatch(null, [new ExampleTable(source.Name, received)])], new ExampleExpectation
            {
                Rows = [.. staged.Select(r => RealExample.Only(r, c => !_body.LoadedAtColumns.Contains(c)))],
                Quarantined = refused,
            });
    }

    /// <summary>The rows in quarantine with a content that was received.</summary>
    private async Task<IReadOnlyList<ExampleRow>> Quarantined(IReadOnlyList<ExampleRow> received)
    {
        var quarantine = pipeline[_body.Quarantine];
        var found = new List<ExampleRow>();
        foreach (var row in received.DistinctBy(static r => string.Join('\u001f', r.Values)))
        {
            var content = row.Columns.Zip(row.Values).Where(static c => c.Second is not null).Select(c => KeyValuePair.Create(c.First, RealExample.LiteralOf(quarantine, c.First, c.Second!))).ToList();
            found.AddRange(await rows.OfAsync(quarantine, content, []));
        }

        return found;
    }

    /// <summary>The field of the source for each column of the key.</summary>
    private IReadOnlyList<string> KeyFields()
    {
        var columns = model.Lineage().Columns.ToDictionary(static c => c.Column, static c => c.Sources);
        return [.. model.Key.Select(k => columns.GetValueOrDefault(k)?.FirstOrDefault(s => s.Model == _body.Input)?.Column
            ?? throw PipelineException.BadInput($"The build does not know which field of {_body.Input} becomes {model.Name}.{k}; write the example by hand."))];
    }

    private bool HasKey(ExampleRow row, IReadOnlyList<string> fields, IReadOnlyList<string> values) =>
        fields.Zip(values).Zip(model.Key).All(k => IsSame(model.Columns.First(c => c.Name == k.Second).Type, row.Of(k.First.First) ?? "", k.First.Second));

    private static bool IsSame(ColumnType type, string received, string value)
    {
        var trimmed = InvisibleCharacters.Trim(received);
        return type.Kind is ColumnKind.SmallInt or ColumnKind.Integer or ColumnKind.BigInt && long.TryParse(trimmed, CultureInfo.InvariantCulture, out var left) && long.TryParse(value, CultureInfo.InvariantCulture, out var right)
            ? left == right
            : trimmed.Equals(value, StringComparison.OrdinalIgnoreCase);
    }
}
