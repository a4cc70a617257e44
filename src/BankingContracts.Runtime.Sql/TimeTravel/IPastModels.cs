using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Sql.TimeTravel;

/// <summary>How an engine gives the rows of models as of a run.</summary>
public interface IPastModels
{
    /// <summary>
    /// Whether <see cref="HoldAsync"/> stores rows. If so, a search looks at one run at a time and stops at the first that answers. If not, each look computes
    /// everything again, so each looks at twice as many runs as the one before.
    /// </summary>
    bool HoldsRows { get; }

    /// <summary>The relation with the rows of a model as of a run; a column for the run that changed the row is NULL. It is there until rows are held.</summary>
    /// <param name="model">The model.</param>
    /// <param name="at">A run's timestamp, or any before the first.</param>
    Task<string> RowsAsync(ModelDefinition model, DateTime at);

    /// <summary>A relation with the rows of <paramref name="query"/>; the one before is not read any more.</summary>
    Task<string> HoldAsync(string query);
}
