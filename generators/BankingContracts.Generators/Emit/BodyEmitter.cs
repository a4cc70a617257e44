using System.Globalization;
using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Compile;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.Generators.Naming;

namespace BankingContracts.Generators.Emit;

/// <summary>Writes how a model's rows are made. Each kind of model has its own body.</summary>
internal static class BodyEmitter
{
    /// <summary>The body of <paramref name="compiled"/> as a line of an object initializer.</summary>
    public static void Write(IndentedWriter writer, CompiledModel compiled)
    {
        var model = compiled.Model;
        switch (model.Kind)
        {
            case ModelKind.Source:
                SourceBodyEmitter.Write(writer, model, model.Source!);
                break;
            case ModelKind.Staging:
                WriteStaging(writer, model, compiled.Classify!, compiled.Reasons);
                break;
            case ModelKind.Quarantine:
                writer.Line($"Body = new {RuntimeNames.Definitions}QuarantineBody(Staging: {CSharpLiteral.String(model.Input!)}),");
                break;
            case ModelKind.Snapshot:
                WriteSnapshot(writer, model, model.Snapshot!);
                break;
            case ModelKind.Query:
                WriteQuery(writer, model, compiled.Facts.Texts);
                break;
        }
    }

    private static void WriteStaging(IndentedWriter writer, ResolvedModel model, DialectText classify, EquatableArray<QuarantineReason> reasons)
    {
        writer.Line($"Body = new {RuntimeNames.Definitions}StagingBody(");
        writer.Deeper(w =>
        {
            w.Line($"Input: {CSharpLiteral.String(model.Input!)},");
            w.Line($"Quarantine: {CSharpLiteral.String(QuarantineNames.Of(model.Name))},");
            SqlEmitter.Write(w, "Classify: ", classify, ",");
            w.Line("Reasons:");
            w.Block("[", "],", r =>
            {
                foreach (var reason in reasons)
                    r.Line($"new({CSharpLiteral.String(reason.Column)}, {RuntimeNames.Value("QuarantineKind", reason.Kind)}, {CSharpLiteral.String(reason.Words)}),");
            });
            w.Line($"LoadedAtColumns: {CSharpLiteral.Strings(model.LoadedAtColumns)}),");
        });
    }

    private static void WriteSnapshot(IndentedWriter writer, ResolvedModel model, SnapshotContract snapshot)
    {
        var updatedAt = snapshot.UpdatedAt;
        writer.Line($"Body = new {RuntimeNames.Definitions}SnapshotBody(");
        writer.Deeper(w =>
        {
            w.Line($"Relation: {CSharpLiteral.String(snapshot.Relation)},");
            w.Line($"Strategy: {RuntimeNames.Value("SnapshotStrategy", snapshot.Strategy)},");
            w.Line($"UpdatedAt: {(updatedAt is null ? "null" : CSharpLiteral.String(updatedAt))},");
            w.Line($"CheckColumns: {CSharpLiteral.Strings(snapshot.CheckColumns)},");
            w.Line($"HardDeletes: {RuntimeNames.Value("HardDeletes", snapshot.HardDeletes)},");
            w.Line($"KeepQuarantined: {CSharpLiteral.Boolean(snapshot.OnQuarantine == OnQuarantine.Keep)},");
            w.Line($"UpdatedAtIsLoadTime: {CSharpLiteral.Boolean(updatedAt is not null && model.LoadedAtColumns.Contains(updatedAt))}){Options(snapshot)},");
        });
    }

    /// <summary>The settings that only few snapshots have, as an object initializer; empty when there are none.</summary>
    private static string Options(SnapshotContract snapshot)
    {
        var options = new List<string>();
        if (snapshot.TieBreak is { } tieBreak)
            options.Add("TieBreak = " + CSharpLiteral.String(tieBreak));
        if (snapshot.OnNewColumn is OnNewColumn.Backfill)
            options.Add("FillsNewColumns = true");
        if (snapshot.Continues is { } continued)
            options.Add("Continues = " + CSharpLiteral.String(continued));
        if (snapshot.IsRetired)
            options.Add("IsRetired = true");
        if (snapshot.ValidToCurrent is { } end && OpenEnd.Parse(end) is { } instant)
            options.Add(string.Format(CultureInfo.InvariantCulture, "ValidToCurrent = new global::System.DateTime({0}L, global::System.DateTimeKind.Utc)", instant.Ticks));
        return options.Count == 0 ? "" : " { " + string.Join(", ", options) + " }";
    }

    private static void WriteQuery(IndentedWriter writer, ResolvedModel model, QueryTexts? texts)
    {
        var sql = texts is null ? new DialectText(model.Sql!, model.Sql!) : new DialectText(texts.DuckDb, texts.Spark);
        writer.Line($"Body = new {RuntimeNames.Definitions}QueryBody(");
        writer.Deeper(w =>
        {
            w.Line($"Materialization: {RuntimeNames.Value("Materialization", model.Materialized)},");
            var file = $"File = {CSharpLiteral.String(model.SqlFile)}";
            if (sql.IsPortable)
            {
                w.Literal("Sql: ", sql.DuckDb, model.SqlFile.Length == 0 ? ")," : $") {{ {file} }},");
                return;
            }

            w.Literal("Sql: ", sql.DuckDb, ")");
            w.Block("{", "},", o =>
            {
                o.Literal("SparkSql = ", sql.Spark, ",");
                if (model.SqlFile.Length > 0)
                    o.Line(file + ",");
            });
        });
    }
}
