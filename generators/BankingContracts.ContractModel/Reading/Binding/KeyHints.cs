using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Suggests what an author may have meant by a key in a wrong place.</summary>
internal static class KeyHints
{
    // The places where the keys of these tables belong. dbt users put several of these keys elsewhere.
    private static readonly (KeyTable Table, string Place)[] Homes =
    [
        (KeyTables.Config, "under 'config'"),
        (KeyTables.Contract, "beside the contract's 'name'"),
        (KeyTables.Column, "at a column"),
        (KeyTables.Clean, "under 'clean'"),
        (KeyTables.Source, "under 'source'"),
    ];

    // dbt's keys for versions of a model, with what to write here.
    private static readonly Dictionary<string, string> FromDbt = new(StringComparer.Ordinal)
    {
        ["deprecation_date"] = "write 'deprecated_after: <the last day>'",
        ["versions"] = Versions,
        ["latest_version"] = Versions,
        ["defined_in"] = Versions,
    };

    private const string Versions = "each further version is a model of its own with 'version_of: <the first one>'";

    /// <summary>The end of the sentence about the unknown key <paramref name="name"/>.</summary>
    public static string For(string name, KeyTable table, Layer? layer)
    {
        if (Near(name, table, layer) is { } near)
            return "did you mean '" + near + "'?";
        if (layer is { } current && Homes.FirstOrDefault(h => h.Table != table && h.Table.Find(name)?.Layers.Has(current) is true) is { Place: { } place })
            return "it belongs " + place;
        if (table == KeyTables.Contract && FromDbt.TryGetValue(name, out var instead))
            return instead;
        return "the keys are " + string.Join(", ", Known(table, layer));
    }

    /// <summary>The key that <paramref name="name"/> was probably meant to be; null when none is near.</summary>
    public static string? Near(string name, KeyTable table, Layer? layer) => table == KeyTables.Contract && FromDbt.ContainsKey(name) ? null : NearName.Find(name, Known(table, layer));

    private static IEnumerable<string> Known(KeyTable table, Layer? layer) =>
        table.Keys.Where(k => layer is not { } l || k.Layers.Has(l)).Select(static k => k.Name);

    /// <summary>The end of the sentence about a key that belongs to other layers.</summary>
    public static string Elsewhere(KeySpec key) =>
        "it belongs in the layer" + (key.Layers.Phrase().IndexOf(' ') < 0 ? " " : "s ") + key.Layers.Phrase();
}
