using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>The columns of models that errors left incomplete.</summary>
internal static class IncompleteColumns
{
    /// <summary>What is known about the columns of <paramref name="model"/>, and whether these are all columns.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">The model over which it is declared; null when it is not known.</param>
    public static (EquatableArray<ColumnContract> Columns, bool AreAll) Of(CatalogEntry model, CatalogEntry? input)
    {
        var contract = model.Contract;
        var (columns, areAll) = model.Kind switch
        {
            ModelKind.Snapshot when contract.Snapshot is { } snapshot && input is { Kind: ModelKind.Staging } =>
                (SnapshotColumns.Derive(contract, snapshot, input.Contract), input.Contract.HasAllColumns),
            ModelKind.Snapshot => (contract.Snapshot is { } snapshot ? SnapshotColumns.Bookkeeping(snapshot) : [], false),
            ModelKind.Quarantine when input is { Kind: ModelKind.Source } => (QuarantineColumns.Derive(input.Contract), input.Contract.HasAllColumns),
            ModelKind.Quarantine => (QuarantineColumns.Reasons, false),
            _ => ((IEnumerable<ColumnContract>)contract.Columns, contract.HasAllColumns),
        };
        return (columns.GroupBy(static c => c.Name, StringComparer.OrdinalIgnoreCase).Select(One).ToEquatableArray(), areAll);
    }

    /// <summary>A column that is listed twice is reported and counts as one; if it has two types, its type is unknown.</summary>
    private static ColumnContract One(IEnumerable<ColumnContract> same)
    {
        var first = same.First();
        return same.All(c => c.Type == first.Type) ? first : first with { Type = DataType.Unknown };
    }
}
