using BankingContracts.Cli.Rendering.Runs;
using BankingContracts.Cli.Tests.Samples;

namespace BankingContracts.Cli.Tests.Rendering;

public sealed class RunCsvTests
{
    [Fact]
    public void ARunIsItsModels() => Assert.Equal(
        """
        stage,layer,model,rows,added,changed,removed,milliseconds,note
        ingest,source,src_customer,1234567,42,0,1,1512.3,
        stage,staging,stg_customer,1234560,40,2,1,310,
        snapshot,snapshots,snap_customer,1300000,40,2,1,75400,
        build,marts,customer_profile,12,0,0,0,0.2,nothing it reads changed

        """,
        RunCsv.Stages(SamplePipeline.Definition, SampleRun.Committed));

    [Fact]
    public void ACheckIsItsAudits() => Assert.Equal(
        """
        audit,type,layer,model,column,severity,status,failing_rows,milliseconds,message
        not_null_snap_customer_customer_name,not_null,snapshots,snap_customer,customer_name,error,failed,1500,3,
        broken,not_null,snapshots,snap_customer,customer_name,error,errored,0,0,out of memory

        """,
        RunCsv.Audits(SampleRun.RolledBack));
}
