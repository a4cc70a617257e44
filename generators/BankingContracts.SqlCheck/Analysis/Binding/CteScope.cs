using BankingContracts.SqlCheck.Analysis.Tree;

namespace BankingContracts.SqlCheck.Analysis.Binding;

/// <summary>The CTEs that a query can see, innermost first. Each is resolved once, at its first use, in the scope of its definition.</summary>
internal sealed class CteScope
{
    private readonly Func<CteScope, BoundQuery>? _bind;
    private BoundQuery? _query;

    private CteScope(CteScope? outer, CommonTableExpression? definition, Func<CteScope, BoundQuery>? bind, RecursiveScope? self)
    {
        Outer = outer;
        Definition = definition;
        _bind = bind;
        Self = self;
    }

    public static CteScope None { get; } = new(null, null, null, null);

    public CteScope? Outer { get; }

    public CommonTableExpression? Definition { get; }

    /// <summary>Set while the right side of a recursive query is resolved. There, the name of the CTE means the query's own rows.</summary>
    public RecursiveScope? Self { get; }

    public BoundQuery Query => _query ??= _bind!(Outer!);

    /// <summary>Whether a query reads the CTE.</summary>
    public bool IsRead => _query is not null;

    public CteScope With(CommonTableExpression definition, Func<CteScope, BoundQuery> bind) => new(this, definition, bind, null);

    public CteScope WithSelf(CommonTableExpression definition, RecursiveScope self) => new(this, definition, null, self);

    public CteScope? Find(string name)
    {
        for (var scope = this; scope?.Definition is not null; scope = scope.Outer)
        {
            if (string.Equals(scope.Definition.Name, name, StringComparison.OrdinalIgnoreCase))
                return scope;
        }

        return null;
    }
}
