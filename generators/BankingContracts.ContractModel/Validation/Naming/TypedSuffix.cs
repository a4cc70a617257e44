using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Validation.Naming;

/// <summary>An ending of column names that shows the type.</summary>
/// <param name="Ending">The ending.</param>
/// <param name="Meaning">The type that it means, in words.</param>
/// <param name="Fits">Whether the ending means the type.</param>
/// <param name="Rule">The rule for a column with that ending and another type.</param>
internal sealed record TypedSuffix(string Ending, string Meaning, Func<DataType, bool> Fits, Rule Rule)
{
    /// <summary>All endings.</summary>
    public static IReadOnlyList<TypedSuffix> All { get; } =
    [
        new("_flag", "boolean", static t => t.Kind == DataTypeKind.Boolean, NamingRules.FlagNotBoolean),
        new("_ind", "boolean", static t => t.Kind == DataTypeKind.Boolean, NamingRules.FlagNotBoolean),
        new("_at", "timestamp", static t => t.Kind == DataTypeKind.Timestamp, NamingRules.AtNotTimestamp),
        new("_date", "date", static t => t.Kind == DataTypeKind.Date, NamingRules.DateNotDate),
        new("_amount", "decimal", static t => t.Kind == DataTypeKind.Decimal, NamingRules.AmountNotDecimal),
        new("_pct", "decimal", static t => t.Kind == DataTypeKind.Decimal, NamingRules.PctNotDecimal),
        new("_count", "a whole number", static t => DataTypes.Of(t).IsInteger, NamingRules.CountNotInteger),
    ];

    /// <summary>The ending of <paramref name="name"/>; null when it means no type.</summary>
    public static TypedSuffix? Of(string name) => All.FirstOrDefault(s => name.EndsWith(s.Ending, StringComparison.Ordinal));
}
