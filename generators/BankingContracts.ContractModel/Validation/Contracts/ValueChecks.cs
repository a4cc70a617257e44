using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Validation.Contracts;

/// <summary>
/// Checks whether values in tests and rules are values of their column (BKC2005), and whether ranges start below their end (BKC2019).
/// </summary>
internal static class ValueChecks
{
    /// <summary>Checks a list of values that the column may hold.</summary>
    public static void CheckValues(ContractUnderCheck check, ColumnContract column, EquatableArray<string> values, string key, string pointer)
    {
        for (var index = 0; index < values.Count; index++)
        {
            if (!TypedText.Fits(column.Type, values[index]))
                check.AtValue(ContractUnderCheck.Pointer(pointer, index), ContractRules.ValueOfWrongType, values[index], key, "the type " + column.Type, "no row can have this value, so correct it");
            else if (column is { Type.Kind: DataTypeKind.Varchar, Clean: { } clean } && !KeepsCase(clean.Case, values[index]))
                check.AtValue(ContractUnderCheck.Pointer(pointer, index), ContractRules.ValueOfWrongType, values[index], key, "a column stored in " + (clean.Case is LetterCase.Lower ? "lower" : "upper") + " case", "write it that way");
        }
    }

    /// <summary>Checks the ends of a range.</summary>
    public static void CheckBounds(ContractUnderCheck check, DataType type, string? low, string? high, string lowKey, string highKey, string pointer)
    {
        foreach (var (value, key) in new[] { (low, lowKey), (high, highKey) })
        {
            if (value is not null && !TypedText.FitsAsBound(type, value))
                check.AtValue(pointer + "/" + key, ContractRules.ValueOfWrongType, value, key, "the type " + type, "write a value that can be compared with the column");
        }

        if (low is not null && high is not null && TypedText.Exceeds(type, low, high))
            check.AtValue(pointer + "/" + lowKey, ContractRules.OutOfRange, lowKey, low + " exceeds " + highKey + " " + high + "; swap them");
    }

    private static bool KeepsCase(LetterCase letterCase, string value) => letterCase switch
    {
        LetterCase.Lower => !value.Any(char.IsUpper),
        LetterCase.Upper => !value.Any(char.IsLower),
        LetterCase.Keep => true,
        _ => throw new ArgumentOutOfRangeException(nameof(letterCase), letterCase, "no such case"),
    };
}
