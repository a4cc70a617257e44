using BankingContracts.ContractModel.Model;

namespace BankingContracts.Generators.Emit;

/// <summary>The C# types and methods for column types.</summary>
internal static class CSharpTypes
{
    /// <summary>The type of a value that is not NULL.</summary>
    public static string Type(DataTypeKind kind) => kind switch
    {
        DataTypeKind.Varchar => "string",
        DataTypeKind.Boolean => "bool",
        DataTypeKind.SmallInt => "short",
        DataTypeKind.Integer => "int",
        DataTypeKind.BigInt => "long",
        DataTypeKind.Decimal => "decimal",
        DataTypeKind.Double => "double",
        DataTypeKind.Date => "global::System.DateOnly",
        DataTypeKind.Timestamp => "global::System.DateTime",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A complete model has no column of this type."),
    };

    /// <summary>The method of the field reader that reads such a value.</summary>
    public static string Getter(DataTypeKind kind) => kind switch
    {
        DataTypeKind.Varchar => "GetString",
        DataTypeKind.Boolean => "GetBoolean",
        DataTypeKind.SmallInt => "GetInt16",
        DataTypeKind.Integer => "GetInt32",
        DataTypeKind.BigInt => "GetInt64",
        DataTypeKind.Decimal => "GetDecimal",
        DataTypeKind.Double => "GetDouble",
        DataTypeKind.Date => "GetDate",
        DataTypeKind.Timestamp => "GetTimestamp",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A complete model has no column of this type."),
    };
}
