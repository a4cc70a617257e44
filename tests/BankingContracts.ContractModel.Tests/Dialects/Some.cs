using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Tests.Dialects;

/// <summary>Makes the parts of resolved models, each with as little as a test has to say.</summary>
internal static class Some
{
    public static readonly string[] NullTexts = ["", "null", "n/a", "none"];

    public static readonly DataType Varchar = new(DataTypeKind.Varchar);
    public static readonly DataType Boolean = new(DataTypeKind.Boolean);
    public static readonly DataType Integer = new(DataTypeKind.Integer);
    public static readonly DataType Double = new(DataTypeKind.Double);
    public static readonly DataType Date = new(DataTypeKind.Date);
    public static readonly DataType Timestamp = new(DataTypeKind.Timestamp);

    public static DataType Decimal(int precision, int scale) => new(DataTypeKind.Decimal, precision, scale);

    public static CleaningContract Clean(string from) => new(
        from, true, new(NullTexts), LetterCase.Keep, new(["yes", "y", "true", "1"]), new(["no", "n", "false", "0"]), null, null);

    public static ColumnContract Column(string name, DataType type, bool notNull = false, CleaningContract? clean = null) => new(
        name, type, "", notNull ? new([Constraint(ConstraintType.NotNull)]) : default, default, clean, default, GeneratedColumn.None);

    public static ConstraintContract Constraint(ConstraintType type) => new(type, default, null, null, default);

    public static QuarantineRule Rule(QuarantineCondition when, string? reason = null, string? min = null, string? max = null, params string[] values) =>
        new(when, reason, new(values), min, max);

    public static TestContract Test(TestType type, params (string Name, string[] Values)[] arguments) => new(
        type, null, "", arguments.Select(a => new TestArgument(a.Name, new(a.Values))).ToEquatableArray(), TestSettings.Default);

    public static ResolvedTest Audit(TestType type, string? column, params (string Name, string[] Values)[] arguments) =>
        new("the_test", "the_model", column, Test(type, arguments), TestOrigin.DataTest);

    public static ResolvedModel Model(string name, Layer layer, ModelKind kind, params ColumnContract[] columns) => new(
        name, layer, kind, "", new(columns), default, default, Materialization.Table, Uniqueness.Audit, null, null, null, default, null, default, default, default);

    public static ResolvedModel Staging(params ColumnContract[] columns) => Model("stg_thing", Layer.Staging, ModelKind.Staging, columns) with
    {
        Input = "src_thing",
        InputColumns = columns.Select(c => c.Clean!.From).Where(f => f != "loaded_at").Distinct().ToEquatableArray(),
    };

    public static SourceContract Source() =>
        new("thing.csv", ",", "\"", true, "utf-8", default, default, Delivery.Full, default, null, null, 0.5m, 0.5m);
}
