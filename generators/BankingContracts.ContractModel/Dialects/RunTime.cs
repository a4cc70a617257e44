using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>The run's timestamp in generated SQL. Generated SQL never reads the engine's clock.</summary>
internal static class RunTime
{
    /// <summary>The run's timestamp. The cast works for a parameter, and for a literal that replaces it.</summary>
    public const string Timestamp = "cast($run_at as timestamp)";

    /// <summary>The run's timestamp, to compare with a column of <paramref name="type"/>. For a type of whole days it is the day of the timestamp.</summary>
    public static string Of(DataType type) => DataTypes.Of(type).IsWholeDay ? "cast($run_at as date)" : Timestamp;
}
