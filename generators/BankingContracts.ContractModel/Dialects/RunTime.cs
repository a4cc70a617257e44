using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>The run's timestamp in generated SQL, which has no clock of its own.</summary>
internal static class RunTime
{
    /// <summary>The run's timestamp; the cast works for a parameter and for a literal that replaces it.</summary>
    public const string Timestamp = "cast($run_at as timestamp)";

    /// <summary>The run's timestamp to compare a column of <paramref name="type"/> with: its day for a date.</summary>
    public static string Of(DataType type) => type.Kind == DataTypeKind.Date ? "cast($run_at as date)" : Timestamp;
}
