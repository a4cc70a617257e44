using BankingContracts.ContractModel.Types;
using static BankingContracts.ContractModel.Language.ArgumentNeed;

namespace BankingContracts.ContractModel.Language;

/// <summary>The built-in tests; <c>docs/contracts.md</c> says when a row fails.</summary>
public static class TestCatalog
{
    /// <summary>All tests, in the order of the language reference.</summary>
    public static IReadOnlyList<TestSpec> All { get; } =
    [
        new("not_null", TestPlace.Column, TypeFamily.Any, []),
        new("unique", TestPlace.Column | TestPlace.Model, TypeFamily.Any, [Argument("columns", ValueKind.TextOrTexts, AtModel)]),
        new("accepted_values", TestPlace.Column, TypeFamily.Any, [Argument("values", ValueKind.Scalars, Mandatory)]),
        new("relationships", TestPlace.Column, TypeFamily.Any,
            [Argument("to", ValueKind.Text, Mandatory), Argument("field", ValueKind.Text, Mandatory)]),
        new("positive_value", TestPlace.Column, TypeFamily.Numeric, []),
        new("non_negative_value", TestPlace.Column, TypeFamily.Numeric, []),
        new("accepted_range", TestPlace.Column, TypeFamily.Numeric | TypeFamily.Temporal,
            [Argument("min_value", ValueKind.Scalar, OneOf), Argument("max_value", ValueKind.Scalar, OneOf), Argument("inclusive", ValueKind.Boolean, Optional)]),
        new("valid_date_range", TestPlace.Column, TypeFamily.Temporal,
            [Argument("min_date", ValueKind.Scalar, OneOf), Argument("max_date", ValueKind.Scalar, OneOf), Argument("end_column", ValueKind.Text, OneOf)]),
        new("expression_is_true", TestPlace.Column | TestPlace.Model, TypeFamily.Any, [Argument("expression", ValueKind.Text, Mandatory)]),
        new("recency", TestPlace.Column | TestPlace.Model, TypeFamily.Temporal,
            [
                new(new KeySpec("datepart", ValueKind.Word) { Words = ["hour", "day", "week", "month"] }, Mandatory),
                Argument("interval", ValueKind.WholeNumber, Mandatory),
                Argument("field", ValueKind.Text, AtModel),
            ]),
        new("row_count", TestPlace.Model, TypeFamily.Any,
            [Argument("min_value", ValueKind.WholeNumber, OneOf), Argument("max_value", ValueKind.WholeNumber, OneOf)]),
        new("scd2_no_overlap", TestPlace.Snapshot, TypeFamily.Any, []),
    ];

    /// <summary>The test called <paramref name="name"/>; null when there is none.</summary>
    public static TestSpec? Find(string name) => All.FirstOrDefault(t => t.Name == name);

    private static ArgumentSpec Argument(string name, ValueKind kind, ArgumentNeed need) => new(new KeySpec(name, kind) { NeedsItems = true }, need);
}
