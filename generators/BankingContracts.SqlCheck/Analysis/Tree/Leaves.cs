namespace BankingContracts.SqlCheck.Analysis.Tree;

/// <summary>An expression without children.</summary>
internal abstract record LeafExpression(int Location) : SqlExpression(Location)
{
    public sealed override IEnumerable<SqlExpression> Children => [];

    public sealed override SqlExpression Map(Func<SqlExpression, SqlExpression> map) => this;
}

/// <summary>A name as written: <c>column</c>, <c>table.column</c>, <c>column.field</c>.</summary>
internal sealed record ColumnReference(int Location, IReadOnlyList<string> Names) : LeafExpression(Location);

/// <summary>A literal. <paramref name="Text"/> is the engine's JSON of the value (a decimal is its unscaled number).</summary>
internal sealed record ConstantExpression(int Location, string Type, bool IsNull, string Text) : LeafExpression(Location);

/// <summary>A column by its number in FROM: <c>#1</c>.</summary>
internal sealed record PositionalReference(int Location, int Index) : LeafExpression(Location);

/// <summary>All columns: <c>*</c>, <c>t.*</c>, with EXCLUDE, REPLACE and RENAME.</summary>
/// <param name="Selector">The expression by which COLUMNS(...) selects, if there is one.</param>
internal sealed record StarExpression(
    int Location,
    string Relation,
    IReadOnlyList<string> Excluded,
    IReadOnlyList<KeyValuePair<string, SqlExpression>> Replaced,
    IReadOnlyList<KeyValuePair<string, string>> Renamed,
    bool IsColumns,
    SqlExpression? Selector) : LeafExpression(Location);
