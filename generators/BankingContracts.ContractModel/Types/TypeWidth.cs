using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Types;

/// <summary>Compares what types hold, for those who read columns of these types.</summary>
public static class TypeWidth
{
    private static readonly DataTypeKind[] WholeNumbers = [DataTypeKind.SmallInt, DataTypeKind.Integer, DataTypeKind.BigInt];

    /// <summary>
    /// Whether <paramref name="wide"/> is a type of the same kind that holds every value of <paramref name="narrow"/>. A whole number as a decimal is
    /// another kind: its readers get another type.
    /// </summary>
    public static bool Holds(DataType wide, DataType narrow) => AreOfOneKind(wide, narrow)
        && (wide.Kind == DataTypeKind.Decimal
            ? wide.Precision - wide.Scale >= narrow.Precision - narrow.Scale && wide.Scale >= narrow.Scale
            : Array.IndexOf(WholeNumbers, wide.Kind) >= Array.IndexOf(WholeNumbers, narrow.Kind));

    /// <summary>Whether both are whole numbers, or decimals, or the same type.</summary>
    public static bool AreOfOneKind(DataType left, DataType right) =>
        left.Kind == right.Kind || (WholeNumbers.Contains(left.Kind) && WholeNumbers.Contains(right.Kind));
}
