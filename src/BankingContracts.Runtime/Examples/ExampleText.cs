using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Examples;

/// <summary>Says what differs in an example.</summary>
public static class ExampleText
{
    /// <summary>A value for people: texts in quotes, NULL as a word.</summary>
    /// <param name="model">The model.</param>
    /// <param name="column">The column.</param>
    /// <param name="value">The value; null for NULL.</param>
    public static string Value(ModelDefinition model, string column, string? value)
    {
        ArgumentNullException.ThrowIfNull(model);
        var isText = model.Columns.Any(c => c.Name == column && c.Type.Kind == ColumnKind.Varchar);
        return value is null ? "NULL" : isText ? $"'{value}'" : value;
    }

    /// <summary>A difference as a sentence without its end, for example <c>rows, row 2: balance is 5.00, expected 6.00</c>.</summary>
    /// <param name="model">The model whose rows are compared.</param>
    /// <param name="difference">The difference.</param>
    public static string Of(ModelDefinition model, ExampleDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var place = difference.Row is { } row ? FormattableString.Invariant($"{difference.Part}, row {row + 1}") : difference.Part;
        return difference.Kind switch
        {
            DifferenceKind.Value => $"{place}: {difference.Column} is {Value(model, difference.Column!, difference.Found)}, expected {Value(model, difference.Column!, difference.Expected)}",
            DifferenceKind.MissingRow => $"{place}: {difference.Model} has no row {difference.Expected}",
            DifferenceKind.UnexpectedRow => $"{place}: {difference.Model} also has the row {difference.Found}",
            DifferenceKind.Count => $"{place}: {difference.Model} has {difference.Found}, expected {difference.Expected}",
            DifferenceKind.Stopped => difference.Found!,
            _ => throw new ArgumentOutOfRangeException(nameof(difference), difference.Kind, "no such kind"),
        };
    }
}
