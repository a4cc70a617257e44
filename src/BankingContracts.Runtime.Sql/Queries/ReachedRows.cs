using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Queries;

/// <summary>The rows of a model after this run that have one of some values in a column: the part that the run computed.</summary>
/// <param name="Relation">A working relation with all of them, and maybe other rows of the model.</param>
/// <param name="Columns">The columns of the relation.</param>
/// <param name="Column">The column.</param>
/// <param name="Values">The values.</param>
internal sealed record ReachedRows(string Relation, IReadOnlyList<string> Columns, string Column, TouchedValues Values);

/// <summary>The rows that query steps of a run computed, for the audits.</summary>
internal sealed class ComputedRows(StepContext run)
{
    private readonly Dictionary<string, IReadOnlyList<ReachedRows>> _reached = [];
    private readonly HashSet<string> _confirmedKeys = [];

    /// <summary>Notes which rows of <paramref name="model"/> a step computed.</summary>
    public void Keep(string model, IEnumerable<ReachedRows> rows) => _reached[model] = [.. rows];

    /// <summary>Notes that a step made sure that the key of <paramref name="model"/> is unique in its rows.</summary>
    public void ConfirmKey(string model) => _confirmedKeys.Add(model);

    /// <summary>Whether a step made sure that the key of <paramref name="model"/> is unique in its rows.</summary>
    public bool IsKeyConfirmed(string model) => _confirmedKeys.Contains(model);

    /// <summary>A relation that holds all rows of <paramref name="model"/> that have one of <paramref name="values"/>: a small one, or all rows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="column">The column that may have the values.</param>
    /// <param name="values">The values.</param>
    /// <param name="columns">The columns that the relation must have.</param>
    public async Task<string> HoldingAsync(ModelDefinition model, string column, TouchedValues values, IReadOnlyCollection<string> columns)
    {
        foreach (var reached in _reached.GetValueOrDefault(model.Name, []))
        {
            if (reached.Column == column && columns.All(reached.Columns.Contains) && await reached.Values.IncludeAsync(run, values))
                return reached.Relation;
        }

        return run.Current(model);
    }
}
