using System.Reflection;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Address;

/// <summary>The settings that a run of the service has, so that the command line can say where its own are different.</summary>
/// <param name="Version">The version of the program.</param>
/// <param name="Pipeline">The name of the pipeline.</param>
/// <param name="Input">The directory of the source files.</param>
/// <param name="Output">The directory of the exports.</param>
/// <param name="Reports">The directory of the quality reports.</param>
internal sealed record ServiceSettings(string Version, string Pipeline, string Input, string Output, string Reports)
{
    /// <summary>The version of this program.</summary>
    public static string OwnVersion { get; } = typeof(ServiceSettings).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>The settings of a service.</summary>
    public static ServiceSettings Of(ServerOptions options) =>
        new(OwnVersion, options.Pipeline.Name, options.Run.InputDirectory, options.Run.OutputDirectory, options.Run.ReportsDirectory);
}
