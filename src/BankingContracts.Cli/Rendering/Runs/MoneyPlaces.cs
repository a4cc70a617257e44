using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>Sums of money with the decimals of the column that was summed.</summary>
internal sealed class MoneyPlaces(PipelineDefinition pipeline)
{
    /// <summary><paramref name="value"/>, a sum over a column of a model.</summary>
    public decimal Of(string model, string column, decimal value) =>
        DecimalPlaces.AtLeast(value, pipeline.Find(model)?.Columns.FirstOrDefault(c => c.Name == column)?.Type.Scale ?? 0);
}
