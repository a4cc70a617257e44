using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Analysis.Binding;

/// <summary>A column of one relation of FROM. Each use of a table or CTE has its own columns, which are compared by identity.</summary>
/// <param name="name">The name in the query; empty if it is the engine's own text of an expression.</param>
/// <param name="type">The type's text; empty if it is not known.</param>
/// <param name="family">The type's family.</param>
internal sealed class BoundColumn(string name, string type, TypeFamily family)
{
    public string Name { get; } = name;

    public string Type { get; } = type;

    public TypeFamily Family { get; } = family;
}

/// <summary>What FROM reads.</summary>
internal abstract class Relation(int location, IReadOnlyList<BoundColumn> columns)
{
    public int Location { get; } = location;

    public IReadOnlyList<BoundColumn> Columns { get; } = columns;
}

/// <summary>One occurrence of a table of the catalog.</summary>
internal sealed class TableRelation(int location, CatalogTable table, IReadOnlyList<BoundColumn> columns, bool isPartial) : Relation(location, columns)
{
    public CatalogTable Table { get; } = table;

    public bool IsPartial { get; } = isPartial;
}

/// <summary>A subquery in FROM or one use of a CTE; uses of one CTE share <see cref="Query"/>.</summary>
internal sealed class DerivedRelation(int location, BoundQuery query, IReadOnlyList<BoundColumn> columns, bool isPartial) : Relation(location, columns)
{
    public BoundQuery Query { get; } = query;

    public bool IsPartial { get; } = isPartial;
}

/// <summary>The rows of a recursive query itself, which its right side reads.</summary>
internal sealed class SelfRelation(int location, RecursiveScope scope, IReadOnlyList<BoundColumn> columns) : Relation(location, columns)
{
    public RecursiveScope Scope { get; } = scope;
}

/// <summary>VALUES.</summary>
internal sealed class ValuesRelation(int location, IReadOnlyList<IReadOnlyList<SqlExpression>> rows, IReadOnlyList<BoundColumn> columns)
    : Relation(location, columns)
{
    public IReadOnlyList<IReadOnlyList<SqlExpression>> Rows { get; } = rows;
}

/// <summary>A table function, or a part of FROM that is not understood. Such a part may have any columns.</summary>
internal sealed class FunctionRelation(int location, SqlExpression call, string? unknown, IReadOnlyList<BoundColumn> columns)
    : Relation(location, columns)
{
    public SqlExpression Call { get; } = call;

    /// <summary>What is not understood, or null.</summary>
    public string? Unknown { get; } = unknown;
}

/// <summary>A join. Its columns are the columns of its sides that the query can name.</summary>
internal sealed class JoinRelation(int location, JoinKind kind, Relation left, Relation right, SqlExpression? condition)
    : Relation(location, kind is JoinKind.Semi or JoinKind.Anti ? left.Columns : [.. left.Columns, .. right.Columns])
{
    public JoinKind Kind { get; } = kind;

    public Relation Left { get; } = left;

    public Relation Right { get; } = right;

    public SqlExpression? Condition { get; } = condition;
}

/// <summary>No FROM.</summary>
internal sealed class EmptyRelation() : Relation(-1, []);

/// <summary>How a join treats rows without a partner. Other means ASOF, POSITIONAL and unknown joins.</summary>
internal enum JoinKind
{
    Inner,
    Left,
    Right,
    Full,
    Semi,
    Anti,
    Other,
}
