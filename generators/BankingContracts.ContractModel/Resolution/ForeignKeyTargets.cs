using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>The columns a foreign key points to.</summary>
internal static class ForeignKeyTargets
{
    /// <summary>As declared; when nothing is declared the key of <paramref name="target"/>, as REFERENCES without columns means in SQL.</summary>
    public static EquatableArray<string> Of(ConstraintContract constraint, ModelContract target) =>
        constraint.ToColumns.Count > 0 ? constraint.ToColumns : target.UniqueKey;
}
