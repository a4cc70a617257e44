using System.Globalization;
using System.Text;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Locking;

/// <summary>
/// Writes the lock file. The same contracts give the same text, a column is one line, and the order does not depend on references, so that an edit
/// of a contract changes few lines.
/// </summary>
public static class LockText
{
    private const string Header = "# Written by the verb 'lock': the shape that consumers rely on. Commit it with the contracts.\n";

    /// <summary>The text of the file; its lines end with LF.</summary>
    public static string Write(LockedContracts contracts)
    {
        var text = new StringBuilder(Header);
        text.Append("version: " + LockKeyTables.FormatVersion + "\n").Append(contracts.Models.Count == 0 ? "models: []\n" : "models:\n");
        foreach (var model in contracts.Models.OrderBy(static m => m.Layer).ThenBy(static m => m.Name, StringComparer.Ordinal))
            Append(text, model);
        return text.ToString();
    }

    private static void Append(StringBuilder text, LockedModel model)
    {
        text.Append("  - name: ").Append(YamlScalar.Of(model.Name)).Append('\n');
        Line("layer", Words<Layer>.Of(model.Layer));
        Line("model_version", model.Version.ToString(CultureInfo.InvariantCulture));
        if (model.VersionOf is { } first)
            Line("version_of", YamlScalar.Of(first));
        if (model.DeprecatedAfter is not null)
            Line("deprecated_after", DayText.Of(model.DeprecatedAfter));
        if (model.Key.Count > 0)
            Line("key", List(model.Key));
        if (model.Exports.Count > 0)
            Line("export", List(model.Exports.Select(Words<ExportFormat>.Of)));
        text.Append("    columns:").Append(model.Columns.Count == 0 ? " []\n" : "\n");
        foreach (var column in model.Columns)
            Append(text, column);

        void Line(string key, string value) => text.Append("    ").Append(key).Append(": ").Append(value).Append('\n');
    }

    private static void Append(StringBuilder text, LockedColumn column)
    {
        text.Append("      - {name: ").Append(YamlScalar.Of(column.Name)).Append(", data_type: ").Append(YamlScalar.Of(column.Type.ToString()));
        if (column.IsNotNull)
            text.Append(", not_null: true");
        if (column.AcceptedValues is { } values)
            text.Append(", accepted_values: ").Append(List(values));
        text.Append("}\n");
    }

    private static string List(IEnumerable<string> items) => "[" + string.Join(", ", items.Select(YamlScalar.Of)) + "]";
}
