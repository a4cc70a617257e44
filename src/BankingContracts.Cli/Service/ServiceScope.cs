using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Server.Address;
using BankingContracts.Server.Runs;

namespace BankingContracts.Cli.Service;

/// <summary>What a run of the command line asks the service to do, and what the service cannot do for it.</summary>
internal static class ServiceScope
{
    /// <summary>What is asked.</summary>
    public static RunScope Of(RunOptions options) => new()
    {
        Select = options.Select,
        Exclude = options.Exclude,
        FullRefresh = options.FullRefresh,
        BusinessDate = options.BusinessDate,
        OnlyFilesOfBusinessDate = options.OnlyFilesOfBusinessDate,
        AllowMassDelete = options.AllowMassDelete,
        AllowMassQuarantine = options.AllowMassQuarantine,
    };

    /// <summary>Where the service would do something else than was asked, a phrase each.</summary>
    /// <param name="context">What the user asked for.</param>
    /// <param name="theirs">The settings of the service.</param>
    /// <param name="isCheck">Whether it is a check, which reads and exports no files.</param>
    public static IReadOnlyList<string> Differences(VerbContext context, ServiceSettings theirs, bool isCheck)
    {
        var own = context.RunOptions;
        List<string> differences = [];
        Compare("its version", theirs.Version, ServiceSettings.OwnVersion);
        Compare("its pipeline", theirs.Pipeline, context.Pipeline.Name);
        Compare("its --reports", theirs.Reports, own.ReportsDirectory);
        if (isCheck)
            return differences;
        Compare("its --input", theirs.Input, own.InputDirectory);
        Compare("its --output", theirs.Output, own.OutputDirectory);
        if (own.AsOf is not null)
            differences.Add("it runs at the present time, without --as-of");
        if (own.ShowValues)
            differences.Add("it never shows values, so --show-values has no effect");
        return differences;

        void Compare(string what, string their, string mine)
        {
            if (their != mine)
                differences.Add($"{what} is {context.Environment.Shorten(their)}, not {context.Environment.Shorten(mine)}");
        }
    }
}
