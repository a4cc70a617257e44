using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>The names that engines have for the contracts' types.</summary>
public static class TypeNames
{
    /// <summary>The name of <paramref name="type"/> in <paramref name="dialect"/>, for DDL and casts.</summary>
    public static string Of(DataType type, Dialect dialect) => DialectSyntax.Of(dialect).TypeName(type);
}
