using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Engine.Specification.Dialects;

/// <summary>A column type of every kind.</summary>
public static class ColumnTypes
{
    /// <summary>All of them; decimals also with the most digits.</summary>
    public static IReadOnlyList<ColumnType> All { get; } = [.. Enum.GetValues<ColumnKind>().Select(Of), new(ColumnKind.Decimal, 38, 0), new(ColumnKind.Decimal, 38, 38)];

    private static ColumnType Of(ColumnKind kind) => kind == ColumnKind.Decimal ? new(kind, 18, 2) : new(kind);
}
