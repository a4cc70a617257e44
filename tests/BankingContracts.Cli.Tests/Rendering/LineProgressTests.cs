using BankingContracts.Cli.Progress;
using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Tests.Rendering;

public sealed class LineProgressTests
{
    private static readonly ModelDefinition Mart = SamplePipeline.Definition["customer_profile"];

    [Fact]
    public void EveryStageThatEndsIsALine()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var progress = new LineProgress(output);
        var build = new ModelStage(StageKind.Build, Mart, StageTrigger.Always, "");
        var audit = new AuditStage([], WholeTables: false, "");
        var export = new ExportStage(Mart, ExportFormat.Csv, "/out/customer_profile.csv");

        progress.OnPlanned(new RunPlan(SampleRun.RunAt, IsNoOp: false, new Dictionary<string, ModelPreparation>(), [build, audit, export], []));
        progress.OnStageStarted(build);
        progress.OnStageFinished(build, new StageRecord(StageKind.Build, Mart.Name, new ModelChange(12, 3, 2, 1), 12, ""));
        progress.OnStageFinished(build, new StageRecord(StageKind.Build, Mart.Name, ModelChange.None(12), 0, ""));
        progress.OnStageFinished(audit, new StageRecord(StageKind.Audit, null, ModelChange.None(40), 1500, ""));
        progress.OnStageFinished(export, new StageRecord(StageKind.Export, Mart.Name, ModelChange.None(12), 7, ""));

        Assert.Equal(
            """
            run at 2026-01-31 18:00:00 UTC, 3 stages
            build    customer_profile +3 ~2 -1, 12 ms
            build    customer_profile unchanged, <1 ms
            audit    40 audits, 1.50 s
            export   customer_profile as csv, 12 rows, 7 ms

            """,
            output.ToString());
    }
}
