using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Rows;

/// <summary>Finds a model's columns in some input by name.</summary>
internal static class ColumnOrder
{
    /// <summary>For every column of <paramref name="model"/> its place among <paramref name="names"/>.</summary>
    /// <exception cref="FieldFormatException">A column is missing, repeated, or (unless allowed) not the model's.</exception>
    public static int[] Find(ModelDefinition model, IReadOnlyList<string> names, bool allowOthers)
    {
        var missing = model.Columns.Select(c => c.Name).Except(names, StringComparer.Ordinal).ToList();
        var others = names.Except(model.Columns.Select(c => c.Name), StringComparer.Ordinal).ToList();
        var repeated = names.GroupBy(name => name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).Except(others).ToList();
        if (missing.Count + repeated.Count == 0 && (allowOthers || others.Count == 0))
            return [.. model.Columns.Select(c => names.ToList().IndexOf(c.Name))];

        throw new FieldFormatException(
            $"The columns are not those of {model.Name}: expected {string.Join(", ", model.Columns.Select(c => c.Name))}; found {string.Join(", ", names)}");
    }
}
