using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Validation.Contracts;

/// <summary>Checks whether tests fit their place and their column.</summary>
internal static class TestChecks
{
    private static readonly DataType RowCount = new(DataTypeKind.BigInt);

    public static void Run(ContractUnderCheck check)
    {
        CheckList(check, check.Contract.Tests, null, "data_tests");
        foreach (var (column, pointer) in check.Columns)
            CheckList(check, column.Tests, column, pointer + "/data_tests");
    }

    /// <summary>Whether the test is made for columns of the type. An unknown type is never wrong.</summary>
    public static bool Fits(TestSpec spec, DataType type) => spec.Types.HasFlag(DataTypes.Of(type).Family);

    private static void CheckList(ContractUnderCheck check, EquatableArray<TestContract> tests, ColumnContract? column, string list)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < tests.Count; index++)
        {
            var test = tests[index];
            var spec = TestCatalog.Find(test.Type)!;
            var pointer = ContractUnderCheck.Pointer(list, index) + "/" + spec.Name;
            if (first.TryGetValue(Identity(test), out var before))
                check.AtKey(pointer, ContractRules.DuplicateTest, spec.Name, column is null ? "'" + check.Contract.Name + "'" : "the column '" + column.Name + "'", check.Line(before));
            else
                first.Add(Identity(test), pointer);
            if (Misfit(check.Contract, spec, column) is var (subject, remedy))
                check.AtKey(pointer, ContractRules.TestDoesNotFit, spec.Name, subject, remedy);
            else
                CheckArguments(check, test, spec, column, pointer);
        }
    }

    private static (string Subject, string Remedy)? Misfit(ModelContract contract, TestSpec spec, ColumnContract? column)
    {
        if (spec.Places is TestPlace.Snapshot && (column is not null || contract.Layer is not Layer.Snapshots))
            return (column is null ? "'" + contract.Name + "'" : "a column", "only a snapshot can have it");
        if (column is null)
            return spec.Places is TestPlace.Column ? ("a model", "put it at a column") : null;
        if (!spec.Places.HasFlag(TestPlace.Column))
            return ("a column", "put it at the model");
        return Fits(spec, column.Type) ? null : ("the " + column.Type + " column '" + column.Name + "'", "it is made for " + Phrase(spec.Types));
    }

    private static void CheckArguments(ContractUnderCheck check, TestContract test, TestSpec spec, ColumnContract? column, string pointer)
    {
        switch (test.Type)
        {
            case TestType.AcceptedValues:
                ValueChecks.CheckValues(check, column!, test.Values("values"), "values", pointer + "/values");
                break;
            case TestType.AcceptedRange:
                ValueChecks.CheckBounds(check, column!.Type, test.Value("min_value"), test.Value("max_value"), "min_value", "max_value", pointer);
                break;
            case TestType.RowCount:
                ValueChecks.CheckBounds(check, RowCount, test.Value("min_value"), test.Value("max_value"), "min_value", "max_value", pointer);
                RequireAtLeast(check, test, "min_value", 0, pointer);
                RequireAtLeast(check, test, "max_value", 0, pointer);
                break;
            case TestType.ValidDateRange:
                ValueChecks.CheckBounds(check, column!.Type, test.Value("min_date"), test.Value("max_date"), "min_date", "max_date", pointer);
                CheckOtherColumn(check, test, spec, "end_column", pointer);
                break;
            case TestType.Recency:
                RequireAtLeast(check, test, "interval", 1, pointer);
                CheckOtherColumn(check, test, spec, "field", pointer);
                break;
            case TestType.Unique:
                check.RequireColumns("columns", test.Values("columns"), pointer + "/columns");
                KeyChecks.CheckRepeats(check, "columns", test.Values("columns"), pointer + "/columns");
                break;
        }
    }

    private static void CheckOtherColumn(ContractUnderCheck check, TestContract test, TestSpec spec, string argument, string pointer)
    {
        if (test.Value(argument) is not { } name)
            return;
        check.RequireColumns(argument, new([name]), pointer + "/" + argument);
        if (check.Contract.Column(name) is { } column && !Fits(spec, column.Type))
            check.AtValue(pointer + "/" + argument, ContractRules.TestDoesNotFit, spec.Name, "the " + column.Type + " column '" + name + "'", "it is made for " + Phrase(spec.Types));
    }

    private static void RequireAtLeast(ContractUnderCheck check, TestContract test, string argument, long minimum, string pointer)
    {
        if (test.Value(argument) is { } text && long.Parse(text, System.Globalization.CultureInfo.InvariantCulture) < minimum)
            check.AtValue(pointer + "/" + argument, ContractRules.OutOfRange, argument, text + " is below " + minimum.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Two tests with the same identity check the same; their severity does not matter.</summary>
    private static string Identity(TestContract test) => string.Join(
        "\u001f",
        test.Arguments.OrderBy(static a => a.Name, StringComparer.Ordinal).Select(static a => a.Name + "=" + string.Join("\u001e", a.Values))
            .Concat([Words<TestType>.Of(test.Type), test.Settings.Where ?? ""]));

    private static string Phrase(TypeFamily types) => types switch
    {
        TypeFamily.Numeric => "numbers",
        TypeFamily.Temporal => "dates and timestamps",
        TypeFamily.Numeric | TypeFamily.Temporal => "numbers, dates and timestamps",
        _ => throw new ArgumentOutOfRangeException(nameof(types), types, "no test is made for these types"),
    };
}
