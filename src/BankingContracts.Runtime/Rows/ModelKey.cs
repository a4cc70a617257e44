using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Rows;

/// <summary>A key of a model as a user wrote it, turned into literals.</summary>
public static class ModelKey
{
    /// <summary>The columns of the key with their values, for example <c>customer_id</c> with <c>12</c> and <c>region_id</c> with <c>'north'</c>.</summary>
    /// <exception cref="PipelineException">The number of values or a value does not fit the key.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(ModelDefinition model, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count != model.Key.Count)
        {
            throw PipelineException.BadInput(
                $"The key of {model.Name} is {string.Join(", ", model.Key)}: write {Number(model.Key.Count)}, not {values.Count}.");
        }
        return [.. model.Key.Zip(values, (column, value) => KeyValuePair.Create(column, Literal(model, model.Columns.First(c => c.Name == column), value)))];
    }

    /// <summary>The key for a sentence, for example <c>customer_id 12</c>.</summary>
    public static string Describe(ModelDefinition model, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(model);
        return string.Join(", ", model.Key.Zip(values, (column, value) => $"{column} {value}"));
    }

    private static string Literal(ModelDefinition model, ColumnDefinition column, string value) => FieldLiteral.Of(column.Type, value)
        ?? throw PipelineException.BadInput($"'{value}' is not a value of {model.Name}.{column.Name}, whose type is {column.Type}.");

    private static string Number(int count) => count == 1 ? "one value" : $"{count} values";
}
