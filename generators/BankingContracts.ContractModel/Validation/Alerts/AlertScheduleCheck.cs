using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Validation.Alerts;

/// <summary>BKC8007 and BKC8024: alerts name schedules of the pipeline. All schedules must be known.</summary>
internal sealed class AlertScheduleCheck(EquatableArray<ScheduleContract> schedules, Findings findings)
{
    /// <summary>Checks the rules of a file.</summary>
    public void Run(ParsedAlerts parsed)
    {
        for (var index = 0; index < parsed.Alerts.Rules.Count; index++)
        {
            var rule = parsed.Alerts.Rules[index];
            var pointer = Pointers.Item("rules", index);
            if (!CheckNames(rule, parsed.Positions, pointer + "/schedules"))
                continue;
            var meant = schedules.Where(s => rule.Schedules.Count == 0 || rule.Schedules.Contains(s.Name)).ToList();
            for (var place = 0; place < rule.Events.Count; place++)
            {
                if (Missing(rule.Events[place], meant) is not var (deadline, why))
                    continue;
                findings.Add(
                    AlertRules.NeverRaised, parsed.Positions.Value(Pointers.Item(pointer + "/events", place)), Words<AlertEvent>.Of(rule.Events[place]), why,
                    "write '" + deadline + "' at a schedule in schedules.yml, or remove the event");
            }
        }
    }

    private bool CheckNames(AlertRule rule, PositionMap positions, string pointer)
    {
        var isSound = true;
        for (var index = 0; index < rule.Schedules.Count; index++)
        {
            var name = rule.Schedules[index];
            if (schedules.Any(s => s.Name == name))
                continue;
            isSound = false;
            var near = NearName.Suggest(name, schedules.Select(static s => s.Name));
            findings.Add(ScheduleRules.UnknownSchedule, positions.Value(Pointers.Item(pointer, index)), name, near.Length > 0 ? near : "; correct it or add the schedule");
        }

        return isSound;
    }

    /// <summary>The deadline that no schedule has although the event needs one; null when one has it, or none is needed.</summary>
    private static (string Deadline, string Why)? Missing(AlertEvent what, List<ScheduleContract> meant) => what switch
    {
        AlertEvent.LateFile when meant.All(static s => s.MustArriveBy is null) => ("must_arrive_by", "no schedule says when its files must be there"),
        AlertEvent.LateFinish when meant.All(static s => s.MustFinishBy is null) => ("must_finish_by", "no schedule says when its run must be finished"),
        AlertEvent.Failure or AlertEvent.Warning or AlertEvent.LateFile or AlertEvent.LateFinish or AlertEvent.Quarantine or AlertEvent.SchemaChange or AlertEvent.Recovery => null,
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "no event"),
    };
}
