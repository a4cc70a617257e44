using System.Runtime.InteropServices;
using BankingContracts.Cli.Configuration;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.Diagnosis;

/// <summary>The program itself and its configuration.</summary>
internal static class ProgramFindings
{
    public static IEnumerable<Finding> Of(VerbContext context)
    {
        const string area = "program";
        var pipeline = context.Pipeline;
        yield return new(area, "pipeline", FindingStatus.Ok, string.Create(
            null, $"{pipeline.Name}: {pipeline.Models.Count(m => m.Body is not QuarantineBody)} models, {pipeline.Audits.Count()} audits"));
        yield return new(area, "version", FindingStatus.Ok, ProgramVersion.Text);
        yield return new(
            area, "runtime", FindingStatus.Ok,
            $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} processors");
        yield return new(area, "working directory", FindingStatus.Ok, context.Environment.WorkingDirectory);
        foreach (var setting in context.Settings.All)
            yield return new("configuration", setting.Variable, FindingStatus.Ok, Describe(setting));
        foreach (var (variable, meant) in context.Settings.Misspelt)
            yield return new("configuration", variable, FindingStatus.Note, $"is set, but it is no setting; did you mean {meant}?");
    }

    private static string Describe(Setting setting) =>
        setting.Origin == SettingOrigin.Unset ? "not set" : $"{setting.Shown} ({OriginText(setting.Origin)})";

    private static string OriginText(SettingOrigin origin) => origin switch
    {
        SettingOrigin.Flag => "option",
        SettingOrigin.Environment => "environment variable",
        SettingOrigin.DotEnv => DotEnvFile.Name,
        SettingOrigin.SecretFile => "file",
        _ => "default",
    };
}
