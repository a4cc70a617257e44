namespace BankingContracts.Runtime.DuckDb.Sandbox;

/// <summary>A checked statement of a user: it only reads, and only tables.</summary>
/// <param name="Sql">What to run.</param>
/// <param name="Tables">The tables that it names.</param>
internal sealed record UserStatement(string Sql, IReadOnlyList<NamedTable> Tables);

/// <summary>A table as a statement names it.</summary>
/// <param name="Catalog">The catalog; empty when it names none.</param>
/// <param name="Schema">The schema, or a catalog where a name has two parts; empty when it names none.</param>
/// <param name="Name">The table.</param>
internal sealed record NamedTable(string Catalog, string Schema, string Name)
{
    /// <summary>The name as written.</summary>
    public string Qualified => string.Join('.', new[] { Catalog, Schema, Name }.Where(static p => p.Length > 0));
}
