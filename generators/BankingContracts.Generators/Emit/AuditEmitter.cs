using BankingContracts.ContractModel.Compile;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;
using BankingContracts.Generators.Naming;

namespace BankingContracts.Generators.Emit;

/// <summary>Writes audits.</summary>
internal static class AuditEmitter
{
    private const string Collections = "global::System.Collections.Generic.";

    /// <summary><paramref name="audit"/> as an item of a list.</summary>
    public static void Write(IndentedWriter writer, CompiledAudit audit)
    {
        writer.Line("new()");
        writer.Block("{", "},", w =>
        {
            w.Line($"Name = {CSharpLiteral.String(audit.Name)},");
            w.Line($"Type = {RuntimeNames.Value("AuditType", audit.Type)},");
            w.Line($"Model = {CSharpLiteral.String(audit.Model)},");
            w.Line($"Layer = {RuntimeNames.Value("ModelLayer", audit.Layer)},");
            if (audit.Column is not null)
                w.Line($"Column = {CSharpLiteral.String(audit.Column)},");
            if (audit.Description.Length > 0)
                w.Line($"Description = {CSharpLiteral.String(audit.Description)},");
            w.Line($"Severity = {RuntimeNames.Value("AuditSeverity", audit.Settings.Severity)},");
            WriteThreshold(w, "ErrorIf", audit.Settings.ErrorIf);
            WriteThreshold(w, "WarnIf", audit.Settings.WarnIf);
            if (audit.File.Length > 0)
                w.Line($"File = {CSharpLiteral.String(audit.File)},");
            SqlEmitter.Write(w, "FailingRows = ", audit.FailingRows, ",");
            if (audit.FailingCondition is not null)
                SqlEmitter.Write(w, "FailingCondition = ", audit.FailingCondition, ",");
            w.Line($"Reads = {CSharpLiteral.Strings(audit.Reads)},");
            LinkEmitter.WriteLinks(w, audit.Links);
            WriteColumns(w, audit.Columns);
            if (audit.NeedsRelations)
                w.Line("NeedsRelations = true,");
            if (audit.DependsOnTime)
                w.Line("DependsOnTime = true,");
            w.Line($"Fingerprint = {CSharpLiteral.String(audit.Fingerprint)},");
            w.Line($"FormerFingerprint = {CSharpLiteral.String(audit.FormerFingerprint)},");
        });
    }

    private static void WriteColumns(IndentedWriter writer, EquatableArray<ReadColumns> columns)
    {
        if (columns.Count == 0)
            return;
        var entries = columns.Select(static c => $"[{CSharpLiteral.String(c.Model)}] = {CSharpLiteral.Strings(c.Columns)}");
        writer.Line($"Columns = new {Collections}Dictionary<string, {Collections}IReadOnlyList<string>> {{ {string.Join(", ", entries)} }},");
    }

    private static void WriteThreshold(IndentedWriter writer, string property, RowCountCondition? condition)
    {
        if (condition is not null)
            writer.Line($"{property} = new({CSharpLiteral.String(condition.Operator)}, {CSharpLiteral.Integer(condition.Rows)}),");
    }
}
