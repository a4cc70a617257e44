using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Rows;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>Takes the fields of a generated row as DuckDB would cast them to text.</summary>
public sealed class TextFields(ModelDefinition model) : IFieldWriter
{
    private readonly string?[] _values = new string?[model.Columns.Count];

    /// <summary>The values of <paramref name="columns"/> in all of <paramref name="rows"/>.</summary>
    public static IReadOnlyList<IReadOnlyList<string?>> Of<TRow>(IEnumerable<TRow> rows, IReadOnlyList<string> columns)
        where TRow : IRow<TRow>
    {
        var positions = columns.Select(c => TRow.Model.Columns.Select(m => m.Name).ToList().IndexOf(c)).ToList();
        return [.. rows.Select(row =>
        {
            var fields = new TextFields(TRow.Model);
            row.Write(fields);
            return positions.Select(p => fields._values[p]).ToList();
        })];
    }

    /// <inheritdoc/>
    public void Put(int index, string? value) => _values[index] = value;

    /// <inheritdoc/>
    public void Put(int index, bool? value) => _values[index] = value is { } flag ? flag ? "true" : "false" : null;

    /// <inheritdoc/>
    public void Put(int index, short? value) => Put(index, (long?)value);

    /// <inheritdoc/>
    public void Put(int index, int? value) => Put(index, (long?)value);

    /// <inheritdoc/>
    public void Put(int index, long? value) => _values[index] = value?.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Put(int index, decimal? value) =>
        _values[index] = value?.ToString("F" + model.Columns[index].Type.Scale.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Put(int index, double? value) => _values[index] = value?.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Put(int index, DateOnly? value) => _values[index] = value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Put(int index, DateTime? value)
    {
        Assert.Equal(DateTimeKind.Utc, value?.Kind ?? DateTimeKind.Utc);
        _values[index] = value?.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
    }
}
