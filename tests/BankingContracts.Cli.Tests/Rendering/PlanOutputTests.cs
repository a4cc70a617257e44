using BankingContracts.Cli.Rendering.Plans;
using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Cli.Tests.Rendering;

public sealed class PlanOutputTests
{
    private static readonly PipelineDefinition Pipeline = SamplePipeline.Definition;

    private static readonly RunPlan Plan = new(
        SampleRun.RunAt,
        IsNoOp: false,
        new Dictionary<string, ModelPreparation>
        {
            ["src_customer"] = ModelPreparation.Create,
            ["snap_customer"] = new(PreparationKind.Alter)
            {
                Changes = [new("email", null, "varchar"), new("phone", new("telephone", "varchar"), "varchar")],
                Retired = [new("fax", "integer")],
                Rows = 1204,
            },
            ["customer_profile"] = ModelPreparation.Recreate,
        },
        [
            new IngestStage(
                Pipeline["src_customer"], [new("/in/customers.csv", "customers.csv", "ab", 1536)], StageTrigger.Always, "the file is new"),
            new IngestStage(Pipeline["src_rate"], [], StageTrigger.Never, "the file is the one loaded last"),
            new ModelStage(StageKind.Build, Pipeline["customer_profile"], StageTrigger.OnChange, "when \"snap_customer\" changed", "by link customer_id"),
            new AuditStage([SamplePipeline.Audit("a"), SamplePipeline.Audit("b")], WholeTables: true, "first load"),
            new CommitStage(),
            new ExportStage(Pipeline["customer_profile"], ExportFormat.Csv, "/out/customer_profile.csv"),
        ],
        ["stg_rate"]);

    [Fact]
    public void TheTableSaysWhatRunsAndWhy() => Assert.Equal(
        """

         Plan of Sample  2026-01-31 18:00:00 UTC  DuckDB x

         stage   model                                    runs       why
        ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
         ingest  src_customer < customers.csv (1.5 KB)    yes        the file is new
         ingest  src_rate                                 no         the file is the one loaded last
         build   customer_profile                         on change  when "snap_customer" changed, by link customer_id
         audit   2 audits                                 yes        first load
         commit                                           yes        all of it or nothing
         export  customer_profile > customer_profile.csv  on change  when the model or the file differs from the last export

         First        snap_customer follows its contract: email is new; telephone becomes phone; fax is retired (1,204 rows)
                      customer_profile is created again because its columns changed
         Left out     stg_rate

        """,
        Printed.Text(console => PlanOutput.WriteTable(console, "Sample", "DuckDB x", Plan), width: 140));

    [Fact]
    public void CsvNumbersTheSteps() => Assert.Equal(
        """
        step,stage,model,trigger,reason,maintenance,file,audits,format,path
        1,ingest,src_customer,always,the file is new,,customers.csv,,,
        2,ingest,src_rate,never,the file is the one loaded last,,,,,
        3,build,customer_profile,on_change,"when ""snap_customer"" changed",by link customer_id,,,,
        4,audit,,always,first load,,,2,,
        5,commit,,always,all of it or nothing,,,,,
        6,export,customer_profile,on_change,when the model or the file differs from the last export,,,,csv,/out/customer_profile.csv

        """,
        PlanOutput.Csv(Plan));

    [Fact]
    public void JsonHasWhatEachStageWorksOn()
    {
        var json = PlanJson.Document("Sample", Plan).Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

        Assert.Contains("\"files\":[\"customers.csv\"]", json, StringComparison.Ordinal);
        Assert.Contains("\"maintenance\":\"bylinkcustomer_id\"", json, StringComparison.Ordinal);
        Assert.Contains("\"audits\":2,\"whole_tables\":true", json, StringComparison.Ordinal);
        Assert.Contains("\"format\":\"csv\",\"path\":\"/out/customer_profile.csv\"", json, StringComparison.Ordinal);
        Assert.Contains(
            "\"preparations\":[{\"model\":\"customer_profile\",\"preparation\":\"recreate\",\"new_columns\":[],\"changes\":[],\"former_name\":null,\"rows\":0},"
            + "{\"model\":\"snap_customer\",\"preparation\":\"alter\",\"new_columns\":[\"email\"],\"changes\":[\"emailisnew\",\"telephonebecomesphone\",\"faxisretired\"],\"former_name\":null,\"rows\":1204},"
            + "{\"model\":\"src_customer\",\"preparation\":\"create\",\"new_columns\":[],\"changes\":[],\"former_name\":null,\"rows\":0}]",
            json,
            StringComparison.Ordinal);
        Assert.Contains("\"left_out\":[\"stg_rate\"]", json, StringComparison.Ordinal);
    }
}
