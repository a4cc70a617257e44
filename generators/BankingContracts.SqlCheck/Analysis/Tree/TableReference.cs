namespace BankingContracts.SqlCheck.Analysis.Tree;

/// <summary>An item of FROM.</summary>
/// <param name="Location">Offset in UTF-8 bytes, or -1.</param>
/// <param name="Alias">The name given with AS, or empty.</param>
/// <param name="ColumnAliases">The column names given after the alias.</param>
internal abstract record TableReference(int Location, string Alias, IReadOnlyList<string> ColumnAliases);

/// <summary>A table or CTE by name.</summary>
/// <param name="IsPartial">Whether it is sampled, or read as of another version: its rows are then not exactly the table's rows.</param>
internal sealed record BaseTable(int Location, string Alias, IReadOnlyList<string> ColumnAliases, string Schema, string Name, bool IsPartial)
    : TableReference(Location, Alias, ColumnAliases);

/// <summary>A subquery in FROM.</summary>
internal sealed record SubqueryTable(int Location, string Alias, IReadOnlyList<string> ColumnAliases, SqlQuery Query, bool IsPartial)
    : TableReference(Location, Alias, ColumnAliases);

/// <summary>A join.</summary>
/// <param name="Kind">The engine's join type: INNER, LEFT, RIGHT, FULL, SEMI, ANTI ...</param>
/// <param name="Form">REGULAR, CROSS, NATURAL, ASOF, POSITIONAL ...</param>
internal sealed record JoinTable(
    int Location,
    string Kind,
    string Form,
    TableReference Left,
    TableReference Right,
    SqlExpression? Condition,
    IReadOnlyList<string> Using) : TableReference(Location, "", []);

/// <summary>A table function such as <c>unnest(x)</c>.</summary>
internal sealed record FunctionTable(
    int Location, string Alias, IReadOnlyList<string> ColumnAliases, SqlExpression Function, bool HasOrdinality)
    : TableReference(Location, Alias, ColumnAliases);

/// <summary>VALUES.</summary>
internal sealed record ValuesTable(
    int Location, string Alias, IReadOnlyList<string> ColumnAliases, IReadOnlyList<IReadOnlyList<SqlExpression>> Rows)
    : TableReference(Location, Alias, ColumnAliases);

/// <summary>No FROM: one row without columns.</summary>
internal sealed record NoTable() : TableReference(-1, "", []);

/// <summary>An item of FROM that this analysis does not know: PIVOT, SHOW_REF ...</summary>
internal sealed record UnknownTable(int Location, string Alias, IReadOnlyList<string> ColumnAliases, string What)
    : TableReference(Location, Alias, ColumnAliases);
