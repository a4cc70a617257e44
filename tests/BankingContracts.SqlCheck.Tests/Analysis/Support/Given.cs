using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis;

namespace BankingContracts.SqlCheck.Tests.Analysis.Support;

/// <summary>Catalogs in short: <c>t: id INTEGER!, a VARCHAR; key id; key a b</c>, where ! is NOT NULL.</summary>
internal static class Given
{
    public static TableCatalog Catalog(params string[] tables) => new(tables.Select(Table).ToEquatableArray());

    public static QueryAnalysis Analysis(string sql, TableCatalog catalog)
    {
        using var engine = new Engine();
        return QueryAnalyzer.Analyze(sql, catalog, engine.Connection);
    }

    /// <summary>The sources of one output: <c>t.a copy, u.b filter</c>.</summary>
    public static string Lineage(OutputColumn column) => string.Join(", ", column.Sources.Select(static s => $"{s.Table}.{s.Column} {s.Kind}")).ToLowerInvariant();

    private static CatalogTable Table(string text)
    {
        var parts = text.Split([':', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new CatalogTable(
            parts[0],
            parts[1].Split(", ").Select(Column).ToEquatableArray(),
            parts.Skip(2).Select(static k => new CatalogKey(k.Split(' ').Skip(1).ToEquatableArray())).ToEquatableArray());
    }

    private static CatalogColumn Column(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return new CatalogColumn(text[..space], text[(space + 1)..].TrimEnd('!'), text.EndsWith('!'));
    }
}
