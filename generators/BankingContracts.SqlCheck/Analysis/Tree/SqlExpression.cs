namespace BankingContracts.SqlCheck.Analysis.Tree;

/// <summary>An expression of the syntax tree.</summary>
/// <param name="Location">Offset in UTF-8 bytes of the query's text; -1 if the engine gives none.</param>
internal abstract record SqlExpression(int Location)
{
    /// <summary>The name given with AS, or empty.</summary>
    public string Alias { get; init; } = "";

    /// <summary>The expressions directly below this one, in evaluation order, without those inside a subquery.</summary>
    public abstract IEnumerable<SqlExpression> Children { get; }

    /// <summary>The same expression over mapped children.</summary>
    public abstract SqlExpression Map(Func<SqlExpression, SqlExpression> map);

    /// <summary>This expression and all expressions below it, without those inside a subquery.</summary>
    public IEnumerable<SqlExpression> Descendants() => Children.SelectMany(static c => c.Descendants()).Prepend(this);

    /// <summary>The place of this expression, or of the first expression inside it that has a place.</summary>
    public int Position() => Location >= 0 ? Location : Children.Select(static c => c.Position()).FirstOrDefault(static l => l >= 0, -1);
}

/// <summary>A sort key of ORDER BY, of an aggregate or of a window.</summary>
internal sealed record SortKey(SqlExpression Expression, string Direction, string NullOrder)
{
    public SortKey Map(Func<SqlExpression, SqlExpression> map) => this with { Expression = map(Expression) };
}
