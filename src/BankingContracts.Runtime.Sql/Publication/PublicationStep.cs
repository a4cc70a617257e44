using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Publication;

/// <summary>
/// A statement of a publication. It reads only working relations and may be repeated: it leaves the same rows each time. So whoever finds a publication that was
/// begun can complete it without the contracts, which may have changed.
/// </summary>
/// <param name="Schema">The schema of the table that it changes.</param>
/// <param name="Table">The name of the table in it.</param>
/// <param name="Sql">The statement.</param>
/// <param name="OnlyIf">What the table must look like at this moment; null for a statement that is always sent.</param>
public sealed record PublicationStep(string Schema, string Table, string Sql, StepCondition? OnlyIf = null)
{
    /// <summary>A statement that changes <paramref name="table"/>.</summary>
    public static PublicationStep On(StoredTable table, string sql, StepCondition? onlyIf = null) => new(table.Schema, table.Name, sql, onlyIf);
}

/// <summary>A look at a table before a statement that could not be repeated otherwise.</summary>
/// <param name="Look">What is looked for.</param>
/// <param name="Column">The column that is looked for; null for another look.</param>
public sealed record StepCondition(Look Look, string? Column = null);

/// <summary>What a condition looks for.</summary>
public enum Look
{
    /// <summary>The name is that of a table.</summary>
    IsTable,

    /// <summary>The name is that of a view.</summary>
    IsView,

    /// <summary>It exists without the column.</summary>
    LacksColumn,
}
