using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Types;
using static BankingContracts.ContractModel.Language.ArgumentNeed;

namespace BankingContracts.ContractModel.Language;

/// <summary>The built-in tests; <c>docs/contracts.md</c> says when a row fails.</summary>
public static class TestCatalog
{
    /// <summary>All tests, in the order of the language reference.</summary>
    public static IReadOnlyList<TestSpec> All { get; } =
    [
        new(TestType.NotNull, TestPlace.Column, TypeFamily.Any, []),
        new(TestType.Unique, TestPlace.Column | TestPlace.Model, TypeFamily.Any, [Argument("columns", ValueKind.TextOrTexts, AtModel)]),
        new(TestType.AcceptedValues, TestPlace.Column, TypeFamily.Any, [Argument("values", ValueKind.Scalars, Mandatory)]),
        new(TestType.Relationships, TestPlace.Column, TypeFamily.Any,
            [Argument("to", ValueKind.Text, Mandatory), Argument("field", ValueKind.Text, Mandatory)]),
        new(TestType.PositiveValue, TestPlace.Column, TypeFamily.Numeric, []),
        new(TestType.NonNegativeValue, TestPlace.Column, TypeFamily.Numeric, []),
        new(TestType.AcceptedRange, TestPlace.Column, TypeFamily.Numeric | TypeFamily.Temporal,
            [Argument("min_value", ValueKind.Scalar, OneOf), Argument("max_value", ValueKind.Scalar, OneOf), Argument("inclusive", ValueKind.Boolean, Optional)]),
        new(TestType.ValidDateRange, TestPlace.Column, TypeFamily.Temporal,
            [Argument("min_date", ValueKind.Scalar, OneOf), Argument("max_date", ValueKind.Scalar, OneOf), Argument("end_column", ValueKind.Text, OneOf)]),
        new(TestType.ExpressionIsTrue, TestPlace.Column | TestPlace.Model, TypeFamily.Any, [Argument("expression", ValueKind.Text, Mandatory)]),
        new(TestType.Recency, TestPlace.Column | TestPlace.Model, TypeFamily.Temporal,
            [
                new(new KeySpec("datepart", ValueKind.Word) { Words = ["hour", "day", "week", "month"] }, Mandatory),
                Argument("interval", ValueKind.WholeNumber, Mandatory),
                Argument("field", ValueKind.Text, AtModel),
            ]),
        new(TestType.RowCount, TestPlace.Model, TypeFamily.Any,
            [Argument("min_value", ValueKind.WholeNumber, OneOf), Argument("max_value", ValueKind.WholeNumber, OneOf)]),
        new(TestType.Scd2NoOverlap, TestPlace.Snapshot, TypeFamily.Any, []),
    ];

    /// <summary>The test of the type; null if contracts do not declare such tests.</summary>
    public static TestSpec? Find(TestType type) => All.FirstOrDefault(t => t.Type == type);

    /// <summary>The test called <paramref name="name"/>; null when there is none.</summary>
    public static TestSpec? Find(string name) => All.FirstOrDefault(t => t.Name == name);

    private static ArgumentSpec Argument(string name, ValueKind kind, ArgumentNeed need) => new(new KeySpec(name, kind) { NeedsItems = true }, need);
}
