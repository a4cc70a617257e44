using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Execution;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>What a run says about its exports.</summary>
internal static class ExportFacts
{
    public static IEnumerable<string> Lines(IEnumerable<ExportedFile> exports, Func<string, string> shorten) => exports.Select(e =>
        $"{shorten(e.Path)}  {DisplayText.Count(e.Rows, "row", "rows")}{(e.WasWritten ? "" : ", up to date")}");
}
