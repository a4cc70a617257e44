using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis;

namespace BankingContracts.SqlCheck.Tests.Analysis.RandomQueries;

/// <summary>The tables that random queries read. All columns are of few values, so that joins match and groups form.</summary>
internal sealed record SampleTable(string Name, string[] NotNull)
{
    public static readonly (string Name, string Type)[] Columns =
        [("id", "INTEGER"), ("k", "INTEGER"), ("x", "INTEGER"), ("n", "DECIMAL(10,2)"), ("s", "VARCHAR"), ("f", "BOOLEAN")];

    public static readonly SampleTable[] All =
        [new("t", ["id", "x", "f"]), new("u", ["id", "k", "s"]), new("v", ["id", "n"])];

    public static TableCatalog Catalog { get; } = new(All.Select(static t => new CatalogTable(
        t.Name,
        Columns.Select(c => new CatalogColumn(c.Name, c.Type, t.NotNull.Contains(c.Name))).ToEquatableArray(),
        new[] { new CatalogKey(new[] { "id" }.ToEquatableArray()) }.ToEquatableArray())).ToEquatableArray());

    public static string Ddl(string name) => $"create or replace table {name} ({string.Join(", ", Columns.Select(static c => $"{c.Name} {c.Type}"))})";

    /// <summary>A literal for a column, NULL now and then where that is allowed.</summary>
    public string Value(string column, Random random)
    {
        if (!NotNull.Contains(column) && random.Next(4) == 0)
            return "null";
        return column switch
        {
            "s" => random.Next(4) switch { 0 => "'a'", 1 => "'b'", 2 => "'c'", _ => "''" },
            "f" => random.Next(2) == 0 ? "true" : "false",
            "n" => random.Next(4) + ".50",
            _ => random.Next(4).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    public string[] Row(int id, Random random) => [.. Columns.Select(c => c.Name == "id" ? $"{id}" : Value(c.Name, random))];

    public static string Insert(string name, IEnumerable<string[]> rows) =>
        $"insert into {name} values {string.Join(", ", rows.Select(static r => $"({string.Join(", ", r)})"))}";
}
