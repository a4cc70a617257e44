using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>How many rows of all sources are in quarantine, and how many more or fewer than before the run.</summary>
internal static class QuarantineFacts
{
    /// <summary>One line; no line if quarantine is empty and was empty before.</summary>
    public static IEnumerable<string> Line(RunResult result, bool isCheck)
    {
        var now = Quarantined(result.Stagings.Values);
        var before = Quarantined(result.Before.Stagings.Values);
        if (now == 0 && before == 0)
            yield break;
        var read = result.Stagings.Values.Sum(t => t.RowsRead);
        yield return $"{DisplayText.Count(now)} of {DisplayText.Count(read, "row", "rows")}{(isCheck ? "" : ", " + Change(now - before))}";
    }

    private static long Quarantined(IEnumerable<StagingTotals> totals) => totals.Sum(t => t.Quarantined);

    private static string Change(long change) => change switch
    {
        0 => "as many as before",
        > 0 => $"{DisplayText.Count(change)} more than before",
        < 0 => $"{DisplayText.Count(-change)} fewer than before",
    };
}
