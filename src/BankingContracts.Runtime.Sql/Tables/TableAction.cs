using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Tables;

/// <summary>What the publication of a run does to a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="IsCreated">Whether the table is created, or created again in its new shape. The whole content is given then.</param>
/// <param name="ReplacesOther">Whether the name is that of a view so far, and becomes a table, or the other way round.</param>
/// <param name="NewColumns">The columns that the published table lacks; empty where it is created.</param>
/// <param name="Content">A query for its whole content; null when only some rows change.</param>
/// <param name="Change">The rows that change; null when the whole content is given, or for a view.</param>
/// <param name="ViewQuery">The query of a view over published tables; null for a table.</param>
/// <param name="After">The table afterwards.</param>
public sealed record TableAction(
    StoredTable Table,
    bool IsCreated,
    bool ReplacesOther,
    IReadOnlyList<StoredColumn> NewColumns,
    string? Content,
    RowChange? Change,
    string? ViewQuery,
    PublishedTable After);
