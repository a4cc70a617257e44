using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Rows;

namespace BankingContracts.Runtime.Histories;

/// <summary>A key of a snapshot as a user wrote it, turned into literals.</summary>
internal static class SnapshotKey
{
    /// <summary>The columns of the key with their values, for example <c>customer_id</c> with <c>12</c> and <c>region_id</c> with <c>'north'</c>.</summary>
    /// <exception cref="PipelineException">The number of values or a value does not fit the key.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(ModelDefinition snapshot, IReadOnlyList<string> values)
    {
        if (values.Count != snapshot.Key.Count)
        {
            throw PipelineException.BadInput(
                $"The key of {snapshot.Name} is {string.Join(", ", snapshot.Key)}: write {Number(snapshot.Key.Count)}, not {values.Count}.");
        }
        return [.. snapshot.Key.Zip(values, (column, value) => KeyValuePair.Create(column, Literal(snapshot, snapshot.Columns.First(c => c.Name == column), value)))];
    }

    /// <summary>The key for a sentence, for example <c>customer_id 12</c>.</summary>
    public static string Describe(ModelDefinition snapshot, IReadOnlyList<string> values) =>
        string.Join(", ", snapshot.Key.Zip(values, (column, value) => $"{column} {value}"));

    private static string Literal(ModelDefinition snapshot, ColumnDefinition column, string value) => FieldLiteral.Of(column.Type, value)
        ?? throw PipelineException.BadInput($"'{value}' is not a value of {snapshot.Name}.{column.Name}, whose type is {column.Type}.");

    private static string Number(int count) => count == 1 ? "one value" : $"{count} values";
}
