using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Pipeline.Tests.Histories;
using BankingContracts.Runtime;

namespace BankingContracts.Pipeline.Tests.Faults;

/// <summary>Files that end too early.</summary>
public sealed class TruncatedFileTests
{
    [Fact]
    public async Task AFileCutWithinQuotesIsRefusedAndChangesNothing()
    {
        using var diary = DuckDbDiary.Of("holder");
        await diary.DayAsync(("holders", ["n,1,Ada", "n,2,Bob"]));

        var refused = await diary.RefusedAsync(("holders", ["n,1,Ada", "n,2,\"Bo"]));

        Assert.Equal(ExitCode.BadInput, refused.ExitCode);
        Assert.Contains("holders_03.csv", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["n 1: 2-", "n 2: 2-"], await diary.HistoryAsync("snap_holder", "region_id, holder_id"));
    }

    [Fact]
    public async Task ARecordCutShortIsQuarantinedWithItsText()
    {
        using var diary = DuckDbDiary.Of("card");
        await diary.DayAsync(("cards", ["c,1,5,,U,1", "d,1,6"]));

        Assert.Equal(["Invalid row: too few fields (d,1,6)"], diary.Values("select failure_reason from staging.quarantine_stg_card"));
        Assert.Equal(["C: 2-"], await diary.HistoryAsync("snap_card", "card_id"));
    }

    [Fact]
    public async Task AnEmptyFileIsRefused()
    {
        using var diary = DuckDbDiary.Of("holder");
        await diary.DayAsync(("holders", ["n,1,Ada"]));
        await File.WriteAllTextAsync(Path.Combine(diary.Bench.Inputs, "holders_99.csv"), "", TestContext.Current.CancellationToken);

        var refused = await diary.RefusedAsync();

        Assert.Equal(ExitCode.BadInput, refused.ExitCode);
        Assert.Equal(["n 1: 2-"], await diary.HistoryAsync("snap_holder", "region_id, holder_id"));
    }
}
