using System.Globalization;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Validation.Naming;

namespace BankingContracts.ContractModel.Validation.Schedules;

/// <summary>Checks the names of schedules, and which schedule comes after which.</summary>
internal static class ScheduleOrder
{
    /// <summary>The findings in <paramref name="parsed"/>.</summary>
    public static IEnumerable<ContractDiagnostic> Check(ParsedSchedules parsed)
    {
        var findings = new List<ContractDiagnostic>();
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < parsed.Schedules.Count; index++)
        {
            var name = parsed.Schedules[index].Name;
            var span = Place(parsed, index, "name");
            if (first.TryGetValue(name, out var other))
                findings.Add(ContractDiagnostic.Create(ScheduleRules.DuplicateSchedule, span, name, (Place(parsed, other, "name").Line + 1).ToString(CultureInfo.InvariantCulture)));
            else
                first.Add(name, index);
            if (!SnakeNames.IsSnake(name))
                findings.Add(ContractDiagnostic.Create(NamingRules.SnakeCase, span, name, SnakeNames.Remedy(name)));
        }

        CheckAfter(parsed, first, findings);
        return findings;
    }

    private static void CheckAfter(ParsedSchedules parsed, Dictionary<string, int> first, List<ContractDiagnostic> findings)
    {
        var reported = new HashSet<int>();
        for (var index = 0; index < parsed.Schedules.Count; index++)
        {
            if (parsed.Schedules[index].Trigger is not AfterTrigger after)
                continue;
            var span = Place(parsed, index, "after");
            if (!first.ContainsKey(after.Schedule))
            {
                var near = NearName.Suggest(after.Schedule, first.Keys.Where(n => n != parsed.Schedules[index].Name));
                findings.Add(ContractDiagnostic.Create(ScheduleRules.UnknownSchedule, span, after.Schedule, near.Length > 0 ? near : "; correct it or add the schedule"));
            }
            else if (Circle(parsed, first, index) is { } circle && reported.Add(circle.Min()))
            {
                var names = circle.Append(index).Select(i => parsed.Schedules[i].Name);
                findings.Add(ContractDiagnostic.Create(ScheduleRules.Circle, span, string.Join(" -> ", names)));
            }
        }
    }

    /// <summary>The schedules that <paramref name="start"/> waits for, if it waits for itself; otherwise null.</summary>
    private static List<int>? Circle(ParsedSchedules parsed, Dictionary<string, int> first, int start)
    {
        var way = new List<int>();
        var next = start;
        while (parsed.Schedules[next].Trigger is AfterTrigger after && way.Count < parsed.Schedules.Count && first.ContainsKey(after.Schedule))
        {
            way.Add(next);
            next = first[after.Schedule];
            if (next == start)
                return way;
        }

        return null;
    }

    private static SourceSpan Place(ParsedSchedules parsed, int index, string key) => parsed.Positions.Value(Pointers.Item("schedules", index) + "/" + key);
}
