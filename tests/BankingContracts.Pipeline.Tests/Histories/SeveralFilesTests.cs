namespace BankingContracts.Pipeline.Tests.Histories;

/// <summary>Several files of one source in one run: each is a batch, and the report tells of the run.</summary>
public sealed class SeveralFilesTests
{
    [Theory]
    [InlineData("a,1,Ada|a,2,Bob", 0, 0)]
    [InlineData("a,1,Ada|a,3,Cem", 1, 0)]
    [InlineData("a,1,Ada|a,2,", 0, 1)]
    public async Task AKeyIsDeletedOnceAndOnlyIfTheLastFileHasItNot(string lastFile, int deleted, int quarantined)
    {
        using var diary = new Diary("holder");
        await diary.DayAsync(("holders_1.csv", ["a,1,Ada", "a,2,Bob"]));

        var result = await diary.LastDayAsync(("holders_2.csv", ["a,1,Ada"]), ("holders_3.csv", lastFile.Split('|')));

        Assert.Equal((deleted, quarantined), (result.DeletedKeys["snap_holder_record"], result.QuarantinedKeys["snap_holder_record"]));
    }
}
