using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Reporting;

/// <summary>Sums of money with the decimals of the column that was summed.</summary>
public sealed class MoneyPlaces(PipelineDefinition pipeline)
{
    /// <summary><paramref name="value"/>, a sum over a column of a model.</summary>
    public decimal Of(string model, string column, decimal value) =>
        DecimalPlaces.AtLeast(value, pipeline.Find(model)?.Columns.FirstOrDefault(c => c.Name == column)?.Type.Scale ?? 0);

    /// <summary>The sums of a staging model.</summary>
    public StagingTotals Of(string model, StagingTotals totals) => totals with
    {
        Money =
        [
            .. totals.Money.Select(m => m with
            {
                Valid = Of(model, m.Column, m.Valid),
                Staged = Of(model, m.Column, m.Staged),
                Collapsed = Of(model, m.Column, m.Collapsed),
                Conflicting = Of(model, m.Column, m.Conflicting),
            }),
        ],
    };

    /// <summary>The sums of a snapshot.</summary>
    public IReadOnlyList<SnapshotMoney> Of(string model, IEnumerable<SnapshotMoney> money) =>
        [.. money.Select(m => m with { Current = Of(model, m.Column, m.Current), Kept = Of(model, m.Column, m.Kept) })];
}
