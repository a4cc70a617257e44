using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.Generators.Naming;

/// <summary>
/// The C# names of models and columns. Two different names in contracts always get two different C# names. For example, <c>risk</c> and
/// <c>risk_model</c> can exist together, and a column may be called <c>model</c> or have the name of its model.
/// </summary>
internal static class CSharpNames
{
    private const string RowSuffix = "Row";
    private const string ModelSuffix = "Model";
    private const string ColumnSuffix = "Value";

    // Members of every row: its own, those of a record, and those of object.
    private static readonly HashSet<string> RowMembers =
    [
        "Model", "Read", "Write",
        "Clone", "EqualityContract", "PrintMembers",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    ];

    /// <summary>The namespace of a layer's types.</summary>
    public static string Namespace(string rootNamespace, Layer layer) =>
        rootNamespace.Length == 0 ? layer.ToString() : rootNamespace + "." + layer;

    /// <summary>The row type of a model.</summary>
    public static string Row(string model)
    {
        var name = Identifiers.Pascal(model);
        var isTaken = RowMembers.Contains(name)
            || name.EndsWith(ModelSuffix, StringComparison.Ordinal)
            || name.EndsWith(RowSuffix, StringComparison.Ordinal);
        return isTaken ? name + RowSuffix : name;
    }

    /// <summary>
    /// The row type of every model. Two models of a layer could get the same row type. Then the second one in ordinal order gets a number, and
    /// so does each one after it. A rule reports this, but a pipeline may lower its severity.
    /// </summary>
    public static IReadOnlyDictionary<ModelReference, string> Rows(IEnumerable<ResolvedModel> models) => models
        .Select(static m => new ModelReference(m.Name, m.Layer))
        .Distinct()
        .GroupBy(static m => (m.Layer, Row: Row(m.Name)))
        .SelectMany(static same => same.OrderBy(static m => m.Name, StringComparer.Ordinal).Select((m, i) => (Model: m, Row: Numbered(same.Key.Row, i + 1))))
        .ToDictionary(static m => m.Model, static m => m.Row);

    /// <summary>The class with the definition of the model that has this row type. No row type ends in the same way.</summary>
    public static string ModelClass(string row) => row + ModelSuffix;

    /// <summary>An expression for a model's definition. It works everywhere, even where a column has the name of the class.</summary>
    public static string Definition(string rootNamespace, Layer layer, string row) =>
        $"global::{Namespace(rootNamespace, layer)}.{ModelClass(row)}.Definition";

    /// <summary>
    /// The properties for the columns of <paramref name="model"/>, in column order. The model's row type is <paramref name="row"/>.
    /// </summary>
    public static EquatableArray<string> Properties(ResolvedModel model, string row)
    {
        var taken = new HashSet<string>(RowMembers) { row };
        return model.Columns.Select(c => Free(Identifiers.Pascal(c.Name), taken)).ToEquatableArray();
    }

    // No name of a contract becomes an identifier with an underscore inside.
    private static string Numbered(string row, int number) => number == 1 ? row : row + "_" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Free(string name, HashSet<string> taken)
    {
        while (!taken.Add(name))
            name += ColumnSuffix;
        return name;
    }
}
