using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Selecting;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads <c>on_files</c>.</summary>
/// <param name="scope">Collects the findings.</param>
internal sealed class FilesTriggerBinder(BindingScope scope)
{
    private const int DefaultSettleSeconds = 60;

    /// <summary>The trigger that <paramref name="section"/> describes.</summary>
    public ScheduleTrigger Bind(Section section)
    {
        var settle = Durations.Seconds(scope, section, "settle", DefaultSettleSeconds);
        if (section.Texts("all_of") is not { } files)
            return new UnknownTrigger();
        var marker = section.Node("done_marker") as ScalarNode;
        if (marker is not null && Misfit(marker.Value, files.Select(static f => new DatedName(f).Glob).ToEquatableArray()) is var (what, remedy))
            scope.Report(ScheduleRules.MarkerDoesNotFit, marker.Span, marker.Value, what, remedy);
        return new FilesTrigger(files, settle, marker?.Value);
    }

    private static (string What, string Remedy)? Misfit(string marker, EquatableArray<string> files)
    {
        if (marker.IndexOfAny(['/', '\\']) >= 0)
            return ("names a folder", "a marker is beside its file, so write a file name only");
        if (marker.IndexOf('?') >= 0 || marker.Count(static c => c == '*') > 1)
            return ("has more than one wildcard", "write one '*', which stands for the file's name without its extension, for example *.done");
        if (marker.IndexOf('*') < 0 && (files.Count > 1 || files.Any(static f => f.IndexOfAny(['*', '?']) >= 0)))
            return ("is the same for several files", "each file has its own marker, so write '*' for the file's name without its extension, for example *.done");
        return files.FirstOrDefault(f => PatternOverlap.Exists(marker, f.Substring(f.LastIndexOfAny(['/', '\\']) + 1))) is { } file
            ? ("may be one of the files of '" + file + "'", "give it another name, for example *.done")
            : null;
    }
}
