using BankingContracts.ContractModel.Compile;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;
using BankingContracts.Generators.Naming;

namespace BankingContracts.Generators.Emit;

/// <summary>Writes the pipeline's file: all models in dependency order, the schedules, the alerts and where the examples are.</summary>
internal static class PipelineEmitter
{
    /// <summary>The file's text.</summary>
    public static string Emit(
        string rootNamespace, string name, IEnumerable<EmittedModel> models, IEnumerable<CompiledAudit> singularAudits, EquatableArray<ScheduleContract> schedules, AlertsContract? alerts, bool hasExamples)
    {
        var hasMore = schedules.Count > 0 || alerts is not null || hasExamples;
        var writer = new IndentedWriter();
        FileHeader.Write(writer);
        if (rootNamespace.Length > 0)
        {
            // Because of this line, Program.cs is the same in every pipeline, for every project name.
            writer.Line($"global using global::{rootNamespace};");
            writer.Line();
            writer.Line($"namespace {rootNamespace};");
            writer.Line();
        }

        DocComment.Summary(writer, "The pipeline that the contracts describe.");
        writer.Line("public static class ContractPipeline");
        writer.Block("{", "}", w =>
        {
            DocComment.Summary(w, "All models, each after those it reads, and the tests over several of them.");
            w.Line($"public static {RuntimeNames.Definitions}PipelineDefinition Definition {{ get; }} = new(");
            w.Deeper(d =>
            {
                d.Line($"Name: {CSharpLiteral.String(name)},");
                WriteModels(d, rootNamespace, models);
                WriteAudits(d, singularAudits, hasMore ? "])" : "]);");
            });
            if (hasMore)
                w.Block("{", "};", s => WriteMore(s, schedules, alerts, hasExamples));
        });
        return writer.Finish();
    }

    private static void WriteMore(IndentedWriter writer, EquatableArray<ScheduleContract> schedules, AlertsContract? alerts, bool hasExamples)
    {
        if (schedules.Count > 0)
            ScheduleEmitter.Write(writer, schedules);
        if (alerts is not null)
            AlertEmitter.Write(writer, alerts);
        if (hasExamples)
            writer.Line($"Examples = static () => {ExampleEmitter.Class}.All,");
    }

    private static void WriteModels(IndentedWriter writer, string rootNamespace, IEnumerable<EmittedModel> models)
    {
        writer.Line("Models:");
        writer.Block("[", "],", w =>
        {
            foreach (var model in models)
                w.Line($"{CSharpNames.Definition(rootNamespace, model.Layer, model.Row)},");
        });
    }

    private static void WriteAudits(IndentedWriter writer, IEnumerable<CompiledAudit> audits, string close)
    {
        writer.Line("SingularAudits:");
        writer.Block("[", close, w =>
        {
            foreach (var audit in audits)
                AuditEmitter.Write(w, audit);
        });
    }
}
