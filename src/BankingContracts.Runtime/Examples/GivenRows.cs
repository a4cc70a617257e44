using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Rows;

namespace BankingContracts.Runtime.Examples;

/// <summary>Gives the rows of an example a value in every column: one that the example does not name is NULL, or what its type usually is where NULL is not allowed.</summary>
internal static class GivenRows
{
    private const string VersionId = "dbt_scd_id";
    private const string ValidTo = "dbt_valid_to";

    /// <summary>The rows, with the values that <see cref="Engines.IExampleRun.GiveAsync"/> takes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="runAt">The timestamp of the run: the usual value of a time.</param>
    public static IReadOnlyList<object?[]> Complete(ModelDefinition model, IReadOnlyList<ExampleRow> rows, DateTime runAt) =>
        [.. rows.Select((row, i) => model.Columns.Select(c => Value(model, c, row, i, runAt)).ToArray())];

    private static object? Value(ModelDefinition model, ColumnDefinition column, ExampleRow row, int number, DateTime runAt)
    {
        if (row.Columns.Contains(column.Name))
            return row.Of(column.Name) is { } text && column.Type.Kind == ColumnKind.Timestamp ? InstantText.Parse(text) : row.Of(column.Name);
        return column.IsNullable ? null : (model.Body, column.Name) switch
        {
            (SnapshotBody, VersionId) => number.ToString(CultureInfo.InvariantCulture),
            (SnapshotBody { ValidToCurrent: { } end }, ValidTo) => end,
            _ => Usual(column.Type, runAt),
        };
    }

    private static object Usual(ColumnType type, DateTime runAt) => type.Kind switch
    {
        ColumnKind.Varchar => "",
        ColumnKind.Boolean => "false",
        ColumnKind.SmallInt or ColumnKind.Integer or ColumnKind.BigInt or ColumnKind.Decimal or ColumnKind.Double => "0",
        ColumnKind.Date => runAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnKind.Timestamp => runAt,
        _ => throw new InvalidOperationException($"{type.Kind} is no known kind of type."),
    };
}
