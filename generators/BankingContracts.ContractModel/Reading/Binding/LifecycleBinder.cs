using System.Globalization;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Timing;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads what a contract says to its consumers about its own changes.</summary>
/// <param name="scope">Collects the findings.</param>
internal sealed class LifecycleBinder(BindingScope scope)
{
    private const string AnyDay = "a date, for example 2027-06-30";

    /// <summary>The lifecycle of the model called <paramref name="name"/>.</summary>
    public ModelLifecycle Bind(Section section, string name)
    {
        var version = Version(section);
        var changes = ((section.Node("changes") as MappingNode)?.Entries ?? [])
            .Select(e => Note(e, name, version))
            .OfType<ChangeNote>()
            .OrderBy(static n => n.Version)
            .ToEquatableArray();
        return new ModelLifecycle(version, changes, section.Text("version_of") is { } first ? ModelNames.Read(first) : null, Day(scope, section));
    }

    /// <summary>The day of <c>deprecated_after</c>; null without one. A text that is no day is reported.</summary>
    public static CalendarDate? Day(BindingScope scope, Section section)
    {
        if (section.Node("deprecated_after") is not ScalarNode scalar)
            return null;
        var day = TimeTexts.Date(scalar.Value);
        if (day is null)
            scope.Report(FileRules.WrongKind, scalar.Span, "deprecated_after", AnyDay, ValueCheck.Found(scalar));
        return day;
    }

    private int Version(Section section)
    {
        if (section.Number("model_version") is not { } number)
            return ModelLifecycle.First.Version;
        if (number is >= 1 and <= int.MaxValue)
            return (int)number;
        scope.Report(ContractRules.OutOfRange, section.Node("model_version")!.Span, "model_version", "versions are whole numbers from 1");
        return ModelLifecycle.First.Version;
    }

    private ChangeNote? Note(MappingEntry entry, string name, int version)
    {
        var key = entry.Key.Value;
        var isVersion = int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var of) && of >= 1 && key == Text(of);
        if (!isVersion)
            scope.Report(LockRules.NoteWithoutVersion, entry.Key.Span, name, key, "which is no version; write for example '" + Text(version) + ": <what consumers must know>'");
        else if (of > version)
            scope.Report(LockRules.NoteWithoutVersion, entry.Key.Span, name, key, "but its model_version is " + Text(version) + "; write 'model_version: " + key + "', or correct the line");
        return isVersion && of <= version ? new ChangeNote(of, ((ScalarNode)entry.Value).Value) : null;
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}
