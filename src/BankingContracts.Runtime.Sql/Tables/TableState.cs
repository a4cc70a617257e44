using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Tables;

/// <summary>What a run did to a table so far.</summary>
/// <param name="table">The table.</param>
internal sealed class TableState(StoredTable table)
{
    public StoredTable Table => table;

    /// <summary>Whether the changes can be followed. Rows are kept in any case.</summary>
    public bool IsKnown { get; set; } = true;

    /// <summary>Whether a step filled it when it had no rows.</summary>
    public bool IsFilled { get; set; }

    /// <summary>How its shape changes.</summary>
    public ModelPreparation Preparation { get; set; } = ModelPreparation.None;

    /// <summary>The whole content, which replaces the published rows; null when they stay.</summary>
    public string? Whole { get; set; }

    /// <summary>The number of its rows; null where it is not known without counting.</summary>
    public long? Rows { get; set; }

    /// <summary>Whether it is a view that is created or replaced.</summary>
    public bool IsReplacedView { get; set; }

    /// <summary>Whether the table has another name since this run.</summary>
    public bool IsMoved { get; set; }

    /// <summary>Whether its rows were written as a whole, so that they do not follow from those of before and the changes.</summary>
    public bool IsWritten => IsFilled || IsMoved || Whole is not null || Preparation.Kind != PreparationKind.None;

    /// <summary>What all steps together changed; null for nothing.</summary>
    public RowChange? Net { get; set; }

    /// <summary>What removed all rows before a step filled the table; null when it had none.</summary>
    public RowChange? Emptied { get; set; }

    /// <summary>What the last step changed; null before the first, and after a whole.</summary>
    public RowChange? Last { get; set; }

    /// <summary>The working relations of the changes.</summary>
    public IReadOnlyList<string> Relations => [.. new[] { Net?.Removed, Net?.Added, Last?.Removed, Last?.Added, Emptied?.Removed }
        .OfType<RowSet>().Select(r => r.Working).OfType<string>().Distinct()];
}
