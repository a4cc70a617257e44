using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>The columns that identify a model's rows.</summary>
internal static class ModelKeys
{
    /// <summary>
    /// The key of <paramref name="contract"/>: unique_key, or the primary key constraint if there is no unique_key; empty without both.
    /// </summary>
    public static EquatableArray<string> Of(ModelContract contract)
    {
        if (contract.UniqueKey.Count > 0)
            return contract.UniqueKey;
        var constraint = contract.Constraints.FirstOrDefault(static c => c.Type == ConstraintType.PrimaryKey);
        return constraint?.Columns ?? contract.Columns.Where(IsPrimaryKey).Select(static c => c.Name).ToEquatableArray();
    }

    /// <summary>Every column that is part of a key of <paramref name="contract"/>.</summary>
    public static IEnumerable<string> Declared(ModelContract contract) => contract.UniqueKey
        .Concat(contract.Constraints.Where(static c => c.Type == ConstraintType.PrimaryKey).SelectMany(static c => c.Columns))
        .Concat(contract.Columns.Where(IsPrimaryKey).Select(static c => c.Name));

    private static bool IsPrimaryKey(ColumnContract column) => column.Constraints.Any(static c => c.Type == ConstraintType.PrimaryKey);
}
