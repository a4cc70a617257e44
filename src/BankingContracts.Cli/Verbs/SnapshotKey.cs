using System.Globalization;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.Verbs;

/// <summary>A key of a snapshot as a user wrote it, turned into a condition in SQL that every engine understands.</summary>
internal static class SnapshotKey
{
    /// <summary>A condition such as <c>customer_id = 12 and region_id = 'north'</c>.</summary>
    /// <exception cref="PipelineException">The number of values or a value does not fit the key.</exception>
    public static string Condition(ModelDefinition snapshot, IReadOnlyList<string> values)
    {
        if (values.Count != snapshot.Key.Count)
        {
            throw PipelineException.BadInput(
                $"The key of {snapshot.Name} is {string.Join(", ", snapshot.Key)}: write {Number(snapshot.Key.Count)}, not {values.Count}.");
        }
        return string.Join(" and ", snapshot.Key.Zip(values, (column, value) =>
            $"{column} = {Literal(snapshot, snapshot.Columns.First(c => c.Name == column), value)}"));
    }

    /// <summary>The key for a sentence, for example <c>customer_id 12</c>.</summary>
    public static string Describe(ModelDefinition snapshot, IReadOnlyList<string> values) =>
        string.Join(", ", snapshot.Key.Zip(values, (column, value) => $"{column} {value}"));

    private static string Literal(ModelDefinition snapshot, ColumnDefinition column, string value)
    {
        var text = value.Trim();
        var literal = column.Type.Kind switch
        {
            ColumnKind.SmallInt or ColumnKind.Integer or ColumnKind.BigInt =>
                long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    ? number.ToString(CultureInfo.InvariantCulture)
                    : null,
            ColumnKind.Decimal =>
                decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
                    ? amount.ToString(CultureInfo.InvariantCulture)
                    : null,
            ColumnKind.Double =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
                    ? $"cast('{real.ToString("R", CultureInfo.InvariantCulture)}' as double)"
                    : null,
            ColumnKind.Boolean => bool.TryParse(text, out var flag) ? (flag ? "true" : "false") : null,
            ColumnKind.Date =>
                DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                    ? $"cast('{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}' as date)"
                    : null,
            ColumnKind.Timestamp => TimestampLiteral(text),
            _ => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'",
        };
        return literal ?? throw PipelineException.BadInput(
            $"'{value}' is not a value of {snapshot.Name}.{column.Name}, whose type is {column.Type}.");
    }

    private static string? TimestampLiteral(string text)
    {
        try
        {
            return $"cast('{AsOfTimestamp.Parse(text).ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}' as timestamp)";
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Number(int count) => count == 1 ? "one value" : $"{count} values";
}
