using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Rows;

/// <summary>Finds a model's columns by name in some input.</summary>
internal static class ColumnOrder
{
    /// <summary>The place of each column of <paramref name="model"/> among <paramref name="names"/>.</summary>
    /// <exception cref="FieldFormatException">A column is missing or repeated, or does not belong to the model (unless this is allowed).</exception>
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
