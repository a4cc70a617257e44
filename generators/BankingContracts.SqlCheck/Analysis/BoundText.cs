using BankingContracts.ContractModel.Dialects;
using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Exact;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.DuckDb;

namespace BankingContracts.SqlCheck.Analysis;

/// <summary>A query whose names are resolved.</summary>
/// <param name="Query">The query.</param>
/// <param name="Unread">The queries of WITH that nothing reads.</param>
/// <param name="Binder">What resolved the names, with what it did not understand.</param>
/// <param name="Types">The types of expressions.</param>
/// <param name="Functions">The engine's functions.</param>
internal sealed record BoundText(BoundQuery Query, IReadOnlyList<BoundQuery> Unread, Binder Binder, Types Types, FunctionCatalog Functions)
{
    private ExactTypes? _exact;
    private ExactTypes? _duckDb;
    private IReadOnlyList<BoundQuery>? _all;

    /// <summary>All queries, those inside others last.</summary>
    public IReadOnlyList<BoundQuery> Queries => _all ??= [.. Unread.Prepend(Query).SelectMany(QueryWalk.All).Distinct()];

    /// <summary>The types of expressions with their digits on Spark SQL.</summary>
    public ExactTypes Exact => _exact ??= new ExactTypes(Queries, Types, Dialect.Spark);

    /// <summary>The types of expressions with their digits on DuckDB.</summary>
    public ExactTypes OnDuckDb => _duckDb ??= new ExactTypes(Queries, Types, Dialect.DuckDb);

    /// <summary>All expressions, those inside others first.</summary>
    public IEnumerable<SqlExpression> Expressions() => Queries.Reverse().OfType<BoundSelect>().SelectMany(QueryWalk.Expressions).SelectMany(InsideOut);

    private static IEnumerable<SqlExpression> InsideOut(SqlExpression expression) => expression.Children.SelectMany(InsideOut).Append(expression);
}
