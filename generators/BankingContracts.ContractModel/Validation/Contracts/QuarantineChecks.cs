using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Validation.Contracts;

/// <summary>Checks whether quarantine rules fit the column.</summary>
internal static class QuarantineChecks
{
    public static void Run(ContractUnderCheck check)
    {
        foreach (var (column, pointer) in check.Columns)
        {
            for (var index = 0; index < column.Quarantine.Count; index++)
            {
                var rule = column.Quarantine[index];
                var place = ContractUnderCheck.Pointer(pointer + "/quarantine", index);
                if (column.Quarantine.Take(index).Any(r => r.When == rule.When))
                    Report(check, rule, place, "a column that already has it", "merge the two");
                else
                    Check(check, column, rule, place);
            }
        }
    }

    private static void Check(ContractUnderCheck check, ColumnContract column, QuarantineRule rule, string pointer)
    {
        var subject = "the " + column.Type + " column '" + column.Name + "'";
        if (column.Type != DataType.Unknown && Fault(column, rule.When) is { } fault)
            Report(check, rule, pointer, subject, fault);
        if (rule.When is QuarantineCondition.NotAccepted && !check.Positions.Has(pointer + "/values") && !column.Tests.Any(static t => t.Type == TestType.AcceptedValues))
            Report(check, rule, pointer, "a column without accepted values", "add 'values' or the test accepted_values");
        foreach (var (key, owner) in new[] { ("values", QuarantineCondition.NotAccepted), ("min", QuarantineCondition.Range), ("max", QuarantineCondition.Range) })
        {
            if (rule.When != owner && check.Positions.Has(pointer + "/" + key))
                check.AtKey(pointer + "/" + key, ContractRules.NotAllowedHere, key, "with 'when: " + Words<QuarantineCondition>.Of(rule.When) + "'", "it belongs to 'when: " + Words<QuarantineCondition>.Of(owner) + "'");
        }

        ValueChecks.CheckValues(check, column, rule.Values, "values", pointer + "/values");
        ValueChecks.CheckBounds(check, column.Type, rule.Min, rule.Max, "min", "max", pointer);
    }

    /// <summary>Why the condition can never be true for the column; null when it can.</summary>
    private static string? Fault(ColumnContract column, QuarantineCondition when)
    {
        var type = column.Type;
        var isTemporal = DataTypes.Of(type).IsTemporal;
        var isNumeric = DataTypes.Of(type).IsNumeric;
        return when switch
        {
            QuarantineCondition.Missing => column.IsNotNull ? null : "the column may be NULL, so a value is never missing; add {type: not_null} to its constraints",
            QuarantineCondition.Invisible => null,
            QuarantineCondition.Format => type.Kind is DataTypeKind.Varchar ? "every text is a valid varchar; use not_accepted or a check constraint" : null,
            QuarantineCondition.Decimals => DataTypes.Of(type).HasScale ? null : "only a decimal type limits the decimals",
            QuarantineCondition.Range => isNumeric || isTemporal ? null : "only numbers, dates and timestamps have a range",
            QuarantineCondition.Negative or QuarantineCondition.NotPositive => isNumeric ? null : "only numbers have a sign",
            QuarantineCondition.Future => isTemporal ? null : "only dates and timestamps can be later than the run",
            QuarantineCondition.NotAccepted => null,
            _ => throw new ArgumentOutOfRangeException(nameof(when), when, "no such condition"),
        };
    }

    private static void Report(ContractUnderCheck check, QuarantineRule rule, string pointer, string subject, string remedy) =>
        check.AtValue(pointer + "/when", ContractRules.QuarantineDoesNotFit, Words<QuarantineCondition>.Of(rule.When), subject, remedy);
}
