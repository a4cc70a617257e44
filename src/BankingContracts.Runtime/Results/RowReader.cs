using System.Data;
using System.Data.Common;
using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Runtime.Results;

/// <summary>Reads the rows of a query exactly: decimals with all their places, NULL as null.</summary>
public sealed class RowReader
{
    private readonly DbDataReader _rows;
    private readonly int?[] _scales;

    /// <summary>Over the rows of a query, before the first one.</summary>
    public RowReader(DbDataReader rows)
    {
        _rows = rows;
        Names = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];
        UniqueNames = MakeUnique(Names);
        _scales = ReadScales(rows);
    }

    /// <summary>The column names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The column names, a repeated one with a number: a JSON object has each name once.</summary>
    public IReadOnlyList<string> UniqueNames { get; }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public Task<bool> ReadAsync(CancellationToken cancellation) => _rows.ReadAsync(cancellation);

    /// <summary>Whether a column holds numbers.</summary>
    public bool IsNumber(int column) => ValueText.IsNumber(_rows.GetFieldType(column));

    /// <summary>The places of a column of decimals; null where the engine does not say it.</summary>
    public int? Scale(int column) => _scales[column];

    /// <summary>A field of the current row; null for NULL.</summary>
    /// <exception cref="PipelineException">.NET has no such value.</exception>
    public object? this[int column]
    {
        get
        {
            try
            {
                return _rows.IsDBNull(column) ? null : WithScale(_rows.GetValue(column), _scales[column]);
            }
            catch (Exception exception) when (exception is OverflowException or InvalidCastException or InvalidOperationException or ArgumentException)
            {
                throw PipelineException.BadInput(
                    $"A value of column {Names[column]} cannot be shown: {exception.Message} Cast it in the query: cast({Names[column]} as varchar).", exception);
            }
        }
    }

    /// <summary>A field of the current row by name.</summary>
    public object? this[string column] => this[_rows.GetOrdinal(column)];

    private static object WithScale(object value, int? scale) =>
        value is decimal number && scale is { } places ? DecimalPlaces.AtLeast(number, places) : value;

    private static int?[] ReadScales(DbDataReader rows)
    {
        var scales = new int?[rows.FieldCount];
        var schema = rows.GetSchemaTable();
        if (schema is null || !schema.Columns.Contains(SchemaTableColumn.NumericScale))
            return scales;
        foreach (DataRow column in schema.Rows)
        {
            if (column[SchemaTableColumn.NumericScale] is not DBNull and var scale)
                scales[(int)column[SchemaTableColumn.ColumnOrdinal]] = Convert.ToInt32(scale, null);
        }
        return scales;
    }

    private static List<string> MakeUnique(IReadOnlyList<string> names)
    {
        var result = new List<string>(names.Count);
        foreach (var name in names)
        {
            var unique = name;
            for (var number = 2; result.Contains(unique, StringComparer.Ordinal); number++)
                unique = $"{name}_{number}";
            result.Add(unique);
        }
        return result;
    }
}
