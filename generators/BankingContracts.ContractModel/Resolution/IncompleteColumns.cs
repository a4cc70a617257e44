using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>The columns of models that are incomplete because of errors.</summary>
internal static class IncompleteColumns
{
    /// <summary>What is known about the columns of <paramref name="model"/>, and whether these are all columns.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">The model that it is declared over; null when it is not known.</param>
    public static (EquatableArray<ColumnContract> Columns, bool AreAll) Of(CatalogEntry model, CatalogEntry? input)
    {
        var contract = model.Contract;
        var (columns, areAll) = model.Kind switch
        {
            ModelKind.Snapshot when contract.Snapshot is { } snapshot && input is { Kind: ModelKind.Staging } =>
                (SnapshotColumns.Derive(contract, snapshot, input.Contract, EquatableArray<string>.Empty), input.Contract.HasAllColumns),
            ModelKind.Snapshot => (contract.Snapshot is { } snapshot ? SnapshotColumns.Bookkeeping(snapshot) : [], false),
            ModelKind.Quarantine when input is { Kind: ModelKind.Source } => (QuarantineColumns.Derive(input.Contract), input.Contract.HasAllColumns),
            ModelKind.Quarantine => (QuarantineColumns.Reasons, false),
            ModelKind.Source or ModelKind.Staging or ModelKind.Query => ((IEnumerable<ColumnContract>)contract.Columns, contract.HasAllColumns),
            _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
        };
        return (columns.GroupBy(static c => c.Name, StringComparer.OrdinalIgnoreCase).Select(One).ToEquatableArray(), areAll);
    }

    /// <summary>If a column is listed twice, this is reported, and the column counts as one. If it has two types, its type is unknown.</summary>
    private static ColumnContract One(IEnumerable<ColumnContract> same)
    {
        var first = same.First();
        return same.All(c => c.Type == first.Type) ? first : first with { Type = DataType.Unknown };
    }
}
