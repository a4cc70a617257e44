using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Binding;

/// <summary>A reference to a column of a relation in FROM, here or in an enclosing query.</summary>
internal sealed record BoundColumnExpression(int Location, BoundColumn Column) : LeafExpression(Location);

/// <summary>A subquery with its names resolved.</summary>
internal sealed record BoundSubquery(int Location, string Kind, BoundQuery Query, SqlExpression? Argument, string Comparison) : SqlExpression(Location)
{
    public override IEnumerable<SqlExpression> Children => Optional.Of(Argument);

    public override SqlExpression Map(Func<SqlExpression, SqlExpression> map) => this with { Argument = Argument is null ? null : map(Argument) };
}
