using BankingContracts.ContractModel.Compile;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.Generators.Naming;

namespace BankingContracts.Generators.Tests.Infrastructure;

/// <summary>Models for the emitter's tests; the SQL is short, because the emitter does not look at it.</summary>
internal static class SampleModels
{
    public static readonly DialectText Ddl = new("create table t (\n    id integer not null\n)", "create table t (\n    id int not null\n) using delta");

    public static ResolvedModel Query(string name, Layer layer, params ColumnContract[] columns) => new(
        name,
        layer,
        ModelKind.Query,
        "",
        columns.ToEquatableArray(),
        default,
        default,
        Materialization.Table,
        Uniqueness.Audit,
        null,
        null,
        null,
        default,
        "select 1 as id",
        default,
        default,
        default);

    public static ColumnContract Column(string name, DataType type, bool isNotNull = true, string description = "") => new(
        name,
        type,
        description,
        isNotNull ? new([new ConstraintContract(ConstraintType.NotNull, default, null, null, default)]) : default,
        default,
        null,
        default,
        GeneratedColumn.None);

    public static ColumnContract Varchar(string name, bool isNotNull = true, string description = "") =>
        Column(name, new DataType(DataTypeKind.Varchar), isNotNull, description);

    public static ColumnContract Timestamp(string name, GeneratedColumn generated = GeneratedColumn.None) =>
        Column(name, new DataType(DataTypeKind.Timestamp)) with { Generated = generated };

    public static CompiledModel WithSql(ResolvedModel model) => new(
        model,
        Ddl,
        model.Uniqueness == Uniqueness.Constraint ? Ddl : null,
        model.Uniqueness == Uniqueness.Constraint,
        model.Kind == ModelKind.Staging ? new("select\n    id\nfrom src", "select\n    id\nfrom src -- spark") : null,
        model.Kind == ModelKind.Staging ? new([new("balance", QuarantineKind.Sign, "owes money"), new("row", QuarantineKind.RepeatedHeader, "repeats the header")]) : default,
        default,
        "0123456789abcdef",
        "former89abcdef")
    {
        Row = CSharpNames.Row(model.Name),
    };
}
