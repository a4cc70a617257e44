using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Differences;

/// <summary>The columns of a model's rows; its generated columns get the run's timestamp.</summary>
internal static class TableRows
{
    /// <summary>The columns that the model's SQL supplies.</summary>
    public static List<string> Supplied(ModelDefinition model) => [.. model.Columns.Where(c => !c.IsChangedAt).Select(c => c.Name)];

    /// <summary>All columns in table order as this run writes them, from a row of supplied columns.</summary>
    public static string Stamped(StepContext run, ModelDefinition model) => string.Join(
        ", ", model.Columns.Select(c => c.IsChangedAt ? $"{run.Now} as {run.Sql.Name(c.Name)}" : run.Sql.Name(c.Name)));
}
