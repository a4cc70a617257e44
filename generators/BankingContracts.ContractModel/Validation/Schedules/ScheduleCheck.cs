using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Selecting;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Validation.Schedules;

/// <summary>BKC8011 and BKC8012: schedules name models and files of the pipeline. All models must be known.</summary>
internal sealed class ScheduleCheck(IReadOnlyList<ResolvedModel> models, Findings findings)
{
    private readonly SelectableModels _selectable = new(models);
    private readonly string[] _files = models.Where(static m => m.Source is not null).Select(static m => m.Source!.File).ToArray();

    /// <summary>Checks the schedules of a file.</summary>
    public void Run(ParsedSchedules parsed)
    {
        for (var index = 0; index < parsed.Schedules.Count; index++)
        {
            var schedule = parsed.Schedules[index];
            var pointer = Pointers.Item("schedules", index);
            CheckSelection(schedule, parsed.Positions, pointer);
            if (schedule.Trigger is FilesTrigger files)
                CheckFiles(files, parsed.Positions, pointer + "/on_files/all_of");
        }
    }

    private void CheckSelection(ScheduleContract schedule, PositionMap positions, string pointer)
    {
        var selected = Union(schedule.Select, positions, pointer + "/select");
        var excluded = Union(schedule.Exclude, positions, pointer + "/exclude");
        if (selected is null || excluded is null)
            return;
        var models = selected.Count > 0 ? selected : _selectable.All;
        if (models.Count > 0 && models.IsSubsetOf(excluded))
            findings.Add(ScheduleRules.EmptySelection, positions.Key(pointer + "/exclude"), schedule.Name, "'exclude' removes all of them; remove a selector from it");
    }

    /// <summary>What the selectors select together; null when one of them is reported.</summary>
    private HashSet<string>? Union(EquatableArray<string> selectors, PositionMap positions, string pointer)
    {
        var union = new HashSet<string>(StringComparer.Ordinal);
        var isSound = true;
        for (var index = 0; index < selectors.Count; index++)
        {
            var (selected, fault) = _selectable.Select(selectors[index]);
            union.UnionWith(selected);
            isSound &= fault is null;
            if (fault is not null)
                findings.Add(ScheduleRules.EmptySelection, positions.Value(Pointers.Item(pointer, index)), selectors[index], fault);
        }

        return isSound ? union : null;
    }

    private void CheckFiles(FilesTrigger trigger, PositionMap positions, string pointer)
    {
        for (var index = 0; index < trigger.AllOf.Count; index++)
        {
            var file = trigger.AllOf[index];
            if (_files.Any(f => MayBeOneFile(f, file)))
                continue;
            var near = NearName.Suggest(file, _files);
            findings.Add(
                ScheduleRules.UnreadFile, positions.Value(Pointers.Item(pointer, index)), file, near.Length > 0 ? near : "; write a file name of a source, or add a source that reads it");
        }
    }

    /// <summary>Whether both patterns may find the same file; a star does not reach into other folders.</summary>
    private static bool MayBeOneFile(string left, string right)
    {
        var (lefts, rights) = (Parts(left), Parts(right));
        return lefts.Length == rights.Length && lefts.Zip(rights, static (l, r) => PatternOverlap.Exists(new DatedName(l).Glob, new DatedName(r).Glob)).All(static o => o);
    }

    private static string[] Parts(string file) => file.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
}
