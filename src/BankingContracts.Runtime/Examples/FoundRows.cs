using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Results;

namespace BankingContracts.Runtime.Examples;

/// <summary>The rows of a model that came out of an example.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rows">The rows: the text of each column, null for NULL.</param>
internal sealed record FoundRows(ModelDefinition Model, IReadOnlyList<string?[]> Rows)
{
    private const string Descending = " desc";

    private readonly Dictionary<string, int> _places = Model.Columns.Index().ToDictionary(static c => c.Item.Name, static c => c.Index, StringComparer.Ordinal);

    /// <summary>All rows of <paramref name="reader"/>.</summary>
    public static async Task<FoundRows> OfAsync(ModelDefinition model, DbDataReader reader, CancellationToken cancellation)
    {
        var rows = new List<string?[]>();
        var values = new RowReader(reader);
        while (await values.ReadAsync(cancellation))
            rows.Add([.. model.Columns.Select((_, i) => ValueText.Of(values[i]))]);
        return new FoundRows(model, rows);
    }

    /// <summary>The type of <paramref name="column"/>.</summary>
    public ColumnType TypeOf(string column) => Model.Columns[_places[column]].Type;

    /// <summary>The value of <paramref name="column"/> in row <paramref name="row"/>.</summary>
    public string? Value(int row, string column) => Rows[row][_places[column]];

    /// <summary>The same rows sorted. NULL comes last.</summary>
    /// <param name="order">Columns, each perhaps with <c>desc</c>.</param>
    public FoundRows Sorted(IReadOnlyList<string> order)
    {
        IOrderedEnumerable<string?[]>? sorted = null;
        foreach (var item in order)
        {
            var isDescending = item.EndsWith(Descending, StringComparison.Ordinal);
            var place = _places[isDescending ? item[..^Descending.Length].TrimEnd() : item];
            var comparer = new ValueOrder(Model.Columns[place].Type.Kind, isDescending);
            sorted = sorted is null ? Rows.OrderBy(r => r[place], comparer) : sorted.ThenBy(r => r[place], comparer);
        }

        return sorted is null ? this : this with { Rows = [.. sorted] };
    }

    /// <summary>A row for people: its key and the columns that an example names, or all columns.</summary>
    public string Text(int row, IReadOnlyCollection<string> columns) => Text(
        Model.Columns.Where(c => columns.Count == 0 || columns.Contains(c.Name) || Model.Key.Contains(c.Name)).Select(c => (c.Name, Value(row, c.Name))));

    /// <summary>Values with the names of their columns.</summary>
    public static string Text(IEnumerable<(string Column, string? Value)> values) => "{" + string.Join(", ", values.Select(static v => $"{v.Column}: {v.Value ?? "NULL"}")) + "}";
}
