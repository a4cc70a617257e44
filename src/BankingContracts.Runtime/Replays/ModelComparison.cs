using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Runtime.Replays;

/// <summary>Compares the rows of models between two databases, as multisets. Rows are compared by their hashes; values are kept only of rows that differ.</summary>
/// <param name="here">The database.</param>
/// <param name="there">The other one.</param>
public sealed class ModelComparison(IEngineReader here, IEngineReader there)
{
    /// <summary>The difference of a model; null when there is none.</summary>
    public async Task<ModelDifference?> OfAsync(ModelDefinition model, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        var copies = new Dictionary<RowHash, long>();
        await ReadAsync(here, model, (hash, _) => copies[hash] = copies.GetValueOrDefault(hash) + 1, cancellation);
        await ReadAsync(there, model, (hash, _) => copies[hash] = copies.GetValueOrDefault(hash) - 1, cancellation);
        var (onlyHere, onlyThere) = (copies.Values.Where(n => n > 0).Sum(), -copies.Values.Where(n => n < 0).Sum());
        if (onlyHere + onlyThere == 0)
            return null;
        var first = await FirstAsync(here, model, hash => copies.GetValueOrDefault(hash) > 0, null, cancellation);
        var other = await FirstAsync(there, model, hash => copies.GetValueOrDefault(hash) < 0, null, cancellation);
        var key = Least(first?.Key, other?.Key);
        if (key is null)
            return new ModelDifference(model.Name, onlyHere, onlyThere, null, null, null, null);
        var (left, right) = (
            await FirstAsync(here, model, hash => copies.GetValueOrDefault(hash) > 0, key, cancellation), await FirstAsync(there, model, hash => copies.GetValueOrDefault(hash) < 0, key, cancellation));
        var column = left is null || right is null ? -1 : Enumerable.Range(0, model.Columns.Count).First(i => left.Values[i] != right.Values[i]);
        return new ModelDifference(
            model.Name, onlyHere, onlyThere, key, column < 0 ? null : model.Columns[column].Name, column < 0 ? null : left!.Values[column], column < 0 ? null : right!.Values[column]);
    }

    /// <summary>The columns by which rows of a model are named.</summary>
    private static IReadOnlyList<string> KeyOf(ModelDefinition model) => model.Body switch
    {
        SnapshotBody => ["dbt_scd_id"],
        SourceBody source => source.Key,
        StagingBody or QueryBody => model.Key,
        QuarantineBody => ["_file", "_line"],
        _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
    };

    /// <summary>The first row, in the order of keys, that differs; of those with a key, if one is given.</summary>
    private static async Task<NamedRow?> FirstAsync(IEngineReader reader, ModelDefinition model, Func<RowHash, bool> differs, string? key, CancellationToken cancellation)
    {
        var names = KeyOf(model).Select(k => model.Columns.ToList().FindIndex(c => c.Name == k)).ToList();
        if (names.Count == 0)
            return null;
        NamedRow? first = null;
        await ReadAsync(
            reader,
            model,
            (hash, values) =>
            {
                if (!differs(hash))
                    return;
                var name = string.Join(", ", names.Select(i => $"{model.Columns[i].Name} = {values[i] ?? "NULL"}"));
                if ((key is null || name == key) && (first is null || string.CompareOrdinal(name, first.Key) < 0))
                    first = new NamedRow(name, [.. values]);
            },
            cancellation);
        return first;
    }

    private static async Task ReadAsync(IEngineReader reader, ModelDefinition model, Action<RowHash, string?[]> row, CancellationToken cancellation)
    {
        await using var rows = await reader.ReadModelAsync(model, ModelRead.Ordered(), cancellation);
        var values = new string?[model.Columns.Count];
        var text = new StringBuilder();
        var hash = new byte[SHA256.HashSizeInBytes];
        while (await rows.ReadAsync(cancellation))
        {
            text.Clear();
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = i < rows.FieldCount ? Text(rows, i) : null;
                text.Append(CultureInfo.InvariantCulture, $"{values[i]?.Length ?? -1}:{values[i]}");
            }

            SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
            row(new RowHash(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, sizeof(ulong))), values);
        }
    }

    private static string? Text(DbDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetValue(column) switch
    {
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => value.ToString(),
    };

    private static string? Least(string? one, string? other) => one is null ? other : other is null ? one : string.CompareOrdinal(one, other) <= 0 ? one : other;

    private readonly record struct RowHash(ulong High, ulong Low);

    private sealed record NamedRow(string Key, IReadOnlyList<string?> Values);
}
