using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Validation.Contracts;

/// <summary>Checks whether cleaning fits the column's type.</summary>
internal static class CleaningChecks
{
    public static void Run(ContractUnderCheck check)
    {
        foreach (var (column, pointer) in check.Columns)
        {
            if (column.Clean is null || column.Type == DataType.Unknown)
                continue;
            if (column.Clean.From == SourceChecks.LoadTime)
                CheckLoadTime(check, column, pointer);
            else
                Check(check, column, column.Clean, pointer + "/clean");
        }
    }

    private static void Check(ContractUnderCheck check, ColumnContract column, CleaningContract clean, string pointer)
    {
        var kind = column.Type.Kind;
        var isTemporal = DataTypes.Of(kind).IsTemporal;
        Expect(check, column, pointer, "case", kind is DataTypeKind.Varchar, "only a varchar has letters");
        Expect(check, column, pointer, "true_values", kind is DataTypeKind.Boolean, "only a boolean has texts for true");
        Expect(check, column, pointer, "false_values", kind is DataTypeKind.Boolean, "only a boolean has texts for false");
        Expect(check, column, pointer, "format", isTemporal, "only a date and a timestamp have a format");
        var fault = isTemporal && clean.Format is { } format ? DatePattern.Fault(format, hasTime: !DataTypes.Of(kind).IsWholeDay) : null;
        if (fault is not null)
            check.AtValue(pointer + "/format", ContractRules.CleaningDoesNotFit, clean.Format!, Type(column), fault);
        for (var index = 0; index < clean.FalseValues.Count; index++)
        {
            if (Holds(clean.TrueValues, clean.FalseValues[index]))
            {
                var key = check.Positions.Has(pointer + "/false_values") ? "/false_values" : "/true_values";
                check.AtValue(pointer + key + (key == "/false_values" ? "/" + index : ""), ContractRules.CleaningDoesNotFit, clean.FalseValues[index], "true and false at once", "list it once");
            }
        }

        if (fault is null && clean.Default is { } value && !ReadsDefault(column.Type, clean, value))
            check.AtValue(pointer + "/default", ContractRules.CleaningDoesNotFit, value, Type(column), "write the default in the form in which a file has a valid value");
    }

    private static bool ReadsDefault(DataType type, CleaningContract clean, string value)
    {
        if (type.Kind is DataTypeKind.Boolean)
            return Holds(clean.TrueValues, value) || Holds(clean.FalseValues, value);
        return DataTypes.Of(type).IsTemporal && clean.Format is { } format ? DatePattern.Matches(format, value) : TypedText.FitsAsReceived(type, value);
    }

    private static void CheckLoadTime(ContractUnderCheck check, ColumnContract column, string pointer)
    {
        if (column.Type.Kind is not DataTypeKind.Timestamp)
            check.AtValue(pointer + "/data_type", ContractRules.CleaningDoesNotFit, column.Type.ToString(), "the time of arrival", "write timestamp");
        if (!column.IsNotNull)
            check.AtValue(pointer + "/name", ContractRules.CleaningDoesNotFit, column.Name, "the time of arrival, which is never NULL", "add {type: not_null} to its constraints");
        foreach (var key in Language.KeyTables.Clean.Keys.Where(static k => k.Name is not "from"))
            Expect(check, column, pointer + "/clean", key.Name, isAllowed: false, "the time of arrival is copied without changes, so remove it");
    }

    private static void Expect(ContractUnderCheck check, ColumnContract column, string pointer, string key, bool isAllowed, string remedy)
    {
        if (!isAllowed && check.Positions.Has(pointer + "/" + key))
            check.AtKey(pointer + "/" + key, ContractRules.CleaningDoesNotFit, key, Type(column), remedy);
    }

    private static bool Holds(EquatableArray<string> values, string value) => values.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static string Type(ColumnContract column) => "the " + column.Type + " column '" + column.Name + "'";
}
