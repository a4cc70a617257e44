using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Sql.Sessions;

/// <summary>The columns that SQL may read.</summary>
public static class PipelineColumns
{
    /// <summary>The names of the columns of <paramref name="models"/>; names that are no models are left out.</summary>
    public static List<string> ColumnsOf(this PipelineDefinition pipeline, IEnumerable<string> models) =>
        [.. models.Select(pipeline.Find).OfType<ModelDefinition>().SelectMany(m => m.Columns).Select(c => c.Name)];
}
