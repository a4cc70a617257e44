using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Tests.Resolution;

/// <summary>Contracts as a reader would hand them over, for tests of what happens next.</summary>
internal static class Contracts
{
    public static ModelContract Source(string name, params string[] columns) => Model(name, Layer.Source) with
    {
        Source = new SourceContract(
            name + ".csv", ",", "\"", true, "utf-8", default, default, Delivery.Full, default, null, null, 0.5m, 0.5m),
        Columns = columns.Select(c => Column(c)).Append(LoadedAt).ToEquatableArray(),
    };

    public static ColumnContract LoadedAt { get; } =
        Column("loaded_at", DataTypeKind.Timestamp, Constraint(ConstraintType.NotNull)) with { Generated = GeneratedColumn.LoadedAt };

    public static ModelContract Staging(string name, string from, string key, params ColumnContract[] columns) => Model(name, Layer.Staging) with
    {
        From = from,
        UniqueKey = new([key]),
        Columns = columns.ToEquatableArray(),
    };

    public static ModelContract Snapshot(string name, string relation, string key) => Model(name, Layer.Snapshots) with
    {
        UniqueKey = new([key]),
        Snapshot = new SnapshotContract(relation, SnapshotStrategy.Check, null, default, HardDeletes.Invalidate, OnQuarantine.Close),
    };

    public static ModelContract Query(Layer layer, string name, params ColumnContract[] columns) =>
        Model(name, layer) with { Columns = columns.ToEquatableArray() };

    public static ModelContract Mart(string name, params ColumnContract[] columns) => Query(Layer.Marts, name, columns);

    public static ModelContract Intermediate(string name, params ColumnContract[] columns) => Query(Layer.Intermediate, name, columns);

    public static ColumnContract Column(string name, DataTypeKind type = DataTypeKind.Varchar, params ConstraintContract[] constraints) =>
        new(name, new DataType(type, type == DataTypeKind.Decimal ? 18 : 0, type == DataTypeKind.Decimal ? 2 : 0), "", new(constraints), default, null, default, GeneratedColumn.None);

    public static ColumnContract CleanedFrom(this ColumnContract column, string from) =>
        column with { Clean = new CleaningContract(from, true, default, LetterCase.Keep, default, default, null, null) };

    public static ColumnContract Tested(this ColumnContract column, params TestContract[] tests) => column with { Tests = new(tests) };

    public static ConstraintContract Constraint(ConstraintType type, params string[] columns) => new(type, new(columns), null, null, default);

    public static ConstraintContract NotNull { get; } = Constraint(ConstraintType.NotNull);

    public static ConstraintContract ForeignKey(string to, params string[] columns) => new(ConstraintType.ForeignKey, default, null, to, new(columns));

    public static TestContract Test(TestType type, params (string Name, string Value)[] arguments) =>
        new(type, null, "", arguments.Select(a => new TestArgument(a.Name, new([a.Value]))).ToEquatableArray(), TestSettings.Default);

    public static TestContract Relationship(string to, string field) => Test(TestType.Relationships, ("to", to), ("field", field));

    private static ModelContract Model(string name, Layer layer) => new(
        name, layer, "", null, default, null, null, null, default, default, default, default, default, IsComplete: true);
}
