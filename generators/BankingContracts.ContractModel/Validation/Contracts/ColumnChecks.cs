using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Validation.Contracts;

/// <summary>The general rules for columns and constraints.</summary>
internal static class ColumnChecks
{
    public static void Run(ContractUnderCheck check)
    {
        var first = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (column, pointer) in check.Columns)
        {
            if (first.TryGetValue(column.Name, out var before))
                check.AtValue(pointer + "/name", ContractRules.DuplicateColumn, column.Name, "first in line " + check.Line(before + "/name"));
            else
                first.Add(column.Name, pointer);
        }

        for (var index = 0; index < check.Contract.Constraints.Count; index++)
        {
            var constraint = check.Contract.Constraints[index];
            var pointer = ContractUnderCheck.Pointer("constraints", index);
            check.RequireColumns("columns", constraint.Columns, pointer + "/columns");
            KeyChecks.CheckRepeats(check, "columns", constraint.Columns, pointer + "/columns");
            CheckTargets(check, constraint, pointer, constraint.Columns.Count);
        }

        foreach (var (column, pointer) in check.Columns)
        {
            for (var index = 0; index < column.Constraints.Count; index++)
                CheckTargets(check, column.Constraints[index], ContractUnderCheck.Pointer(pointer + "/constraints", index), 1);
        }

        CheckPrimaryKeys(check);
    }

    private static void CheckTargets(ContractUnderCheck check, ConstraintContract constraint, string pointer, int columns)
    {
        if (constraint.Type is ConstraintType.ForeignKey && constraint.ToColumns.Count > 0 && columns > 0 && constraint.ToColumns.Count != columns && check.Positions.Has(pointer + "/to_columns"))
        {
            check.AtKey(
                pointer + "/to_columns", ContractRules.OutOfRange, "to_columns",
                "it names " + Number(constraint.ToColumns.Count) + ", but the foreign key has " + Number(columns) + "; name the same number");
        }
    }

    private static void CheckPrimaryKeys(ContractUnderCheck check)
    {
        var places = check.Columns
            .SelectMany(static c => c.Column.Constraints.Select((k, i) => (k.Type, Pointer: ContractUnderCheck.Pointer(c.Pointer + "/constraints", i))))
            .Concat(check.Contract.Constraints.Select(static (k, i) => (k.Type, Pointer: ContractUnderCheck.Pointer("constraints", i))))
            .Where(static k => k.Type is ConstraintType.PrimaryKey)
            .OrderBy(k => check.Positions.Key(k.Pointer).Start);
        foreach (var (_, pointer) in places.Skip(1))
            check.AtValue(pointer + "/type", ContractRules.SecondPrimaryKey, check.Contract.Name);
    }

    private static string Number(int count) => count == 1 ? "one column" : count.ToString(System.Globalization.CultureInfo.InvariantCulture) + " columns";
}
