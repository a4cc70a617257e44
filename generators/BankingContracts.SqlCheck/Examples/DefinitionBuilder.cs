using System.Globalization;
using BankingContracts.ContractModel.Compile;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Types;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.SqlCheck.Examples;

/// <summary>
/// Makes the definition of a model that the generator writes as C#, as far as steps need it: without audits, exports, links and words. A test compares it
/// with what is compiled.
/// </summary>
internal static class DefinitionBuilder
{
    /// <summary>The definition of <paramref name="compiled"/>.</summary>
    public static ModelDefinition Of(CompiledModel compiled)
    {
        var model = compiled.Model;
        return new ModelDefinition
        {
            Name = model.Name,
            Layer = Same<ModelLayer>(model.Layer),
            Description = "",
            Columns = [.. model.Columns.Select(Column)],
            Key = [.. model.Key],
            Upstreams = [.. model.Upstreams.Select(static u => u.Name)],
            Body = Body(compiled),
            CreateTable = Text(compiled.CreateTable),
            CreateKeylessTable = compiled.CreateKeylessTable is { } keyless ? Text(keyless) : null,
            HasKeyConstraint = compiled.HasKeyConstraint,
            Fingerprint = compiled.Fingerprint,
        };
    }

    private static ColumnDefinition Column(ColumnContract column) => new(
        column.Name,
        DataTypes.Of(column.Type).HasScale ? new(Same<ColumnKind>(column.Type.Kind), column.Type.Precision, column.Type.Scale) : new(Same<ColumnKind>(column.Type.Kind)),
        IsNullable: !column.IsNotNull,
        IsChangedAt: column.Generated == GeneratedColumn.ChangedAt)
    {
        HasDefault = column.HasDefault,
    };

    private static ModelBody Body(CompiledModel compiled) => compiled.Model switch
    {
        { Kind: ModelKind.Source } model => Source(model, model.Source!),
        { Kind: ModelKind.Staging } model => new StagingBody(
            model.Input!,
            QuarantineNames.Of(model.Name),
            Text(compiled.Classify!),
            [.. compiled.Reasons.Select(static r => new Runtime.Definitions.QuarantineReason(r.Column, Same<Runtime.Definitions.QuarantineKind>(r.Kind), r.Words))],
            [.. model.LoadedAtColumns]),
        { Kind: ModelKind.Quarantine } model => new QuarantineBody(model.Input!),
        { Kind: ModelKind.Snapshot } model => Snapshot(model, model.Snapshot!),
        { Kind: ModelKind.Query } model => Query(model, compiled),
        var model => throw new InvalidOperationException($"{model.Name} is of no known kind."),
    };

    private static SourceBody Source(ResolvedModel model, SourceContract source) => new()
    {
        File = source.File,
        Fields = [.. model.Columns.Where(static c => c.Generated == GeneratedColumn.None).Select(c => Field(source, c))],
        AbsentColumn = model.MayLack.Count > 0 ? AbsentColumn.Name : null,
        MayLack = [.. model.MayLack],
        LoadedAtColumn = model.Columns.Single(static c => c.Generated == GeneratedColumn.LoadedAt).Name,
        Delimiter = source.Delimiter[0],
        Quote = source.Quote.Length == 0 ? null : source.Quote[0],
        HasHeader = source.HasHeader,
        Encoding = source.Encoding,
        ChecksEncoding = source.ChecksEncoding,
        NullValues = [.. source.NullValues],
        Delivery = Same<Runtime.Definitions.Delivery>(source.Delivery),
        FilesAreParts = source.FilesAreParts,
        Key = [.. source.Key],
        OperationColumn = source.Operation?.Column,
        DeleteValues = source.Operation is { } deletes ? [.. deletes.DeleteValues] : [],
        IgnoreValues = source.Operation is { } ignores ? [.. ignores.IgnoreValues] : [],
        SequenceColumn = source.SequenceColumn,
        MaxDeleteRatio = source.MaxDeleteRatio,
        MaxQuarantineRatio = source.MaxQuarantineRatio,
    };

    private static SourceField Field(SourceContract source, ColumnContract column) => new(column.Name, source.HeaderOf(column.Name))
    {
        OtherHeaders = [.. source.HeadersOf(column.Name).Skip(1)],
        IsOptional = column.IsOptional,
    };

    private static SnapshotBody Snapshot(ResolvedModel model, SnapshotContract snapshot) => new(
        snapshot.Relation,
        Same<Runtime.Definitions.SnapshotStrategy>(snapshot.Strategy),
        snapshot.UpdatedAt,
        [.. snapshot.CheckColumns],
        Same<Runtime.Definitions.HardDeletes>(snapshot.HardDeletes),
        snapshot.OnQuarantine == OnQuarantine.Keep,
        snapshot.UpdatedAt is { } updatedAt && model.LoadedAtColumns.Contains(updatedAt))
    {
        TieBreak = snapshot.TieBreak,
        FillsNewColumns = snapshot.OnNewColumn is OnNewColumn.Backfill,
        ValidToCurrent = snapshot.ValidToCurrent is { } end && OpenEnd.Parse(end) is { } instant ? new DateTime(instant.Ticks, DateTimeKind.Utc) : null,
    };

    private static QueryBody Query(ResolvedModel model, CompiledModel compiled) => new(Same<Runtime.Definitions.Materialization>(model.Materialized), compiled.Facts.Texts?.DuckDb ?? model.Sql!)
    {
        SparkSql = compiled.Facts.Texts is { } texts && texts.Spark != texts.DuckDb ? texts.Spark : null,
        File = model.SqlFile,
    };

    private static SqlText Text(DialectText text) => new(text.DuckDb, text.Spark);

    /// <summary>The runtime has an enum of its own for each of the contract model's. Their members have the same names, as the generated C# needs.</summary>
    private static T Same<T>(Enum value)
        where T : struct, Enum => Enum.Parse<T>(Convert.ToString(value, CultureInfo.InvariantCulture)!);
}
