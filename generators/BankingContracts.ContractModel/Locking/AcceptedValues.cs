using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Locking;

/// <summary>The values that a column can have, as far as its contract limits them.</summary>
internal static class AcceptedValues
{
    /// <summary>
    /// The values of <paramref name="column"/> in ordinal order; null if it may have any. Only what no run can break counts: rules of
    /// quarantine, and tests over all rows whose failure ends the run.
    /// </summary>
    public static EquatableArray<string>? Of(ResolvedModel model, ColumnContract column)
    {
        var lists = column.Quarantine.Where(static r => r.When == QuarantineCondition.NotAccepted).Select(static r => r.Values)
            .Concat(model.Tests.Where(t => t.Column == column.Name).Select(static t => t.Test).Where(IsStrict).Select(static t => t.Values("values")))
            .ToList();
        return lists.Count == 0
            ? null
            : lists[0].Where(v => lists.TrueForAll(l => l.Contains(v))).Distinct().OrderBy(static v => v, StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>Whether no row of a published table breaks the list of <paramref name="test"/>.</summary>
    public static bool IsStrict(TestContract test) =>
        test is { Type: TestType.AcceptedValues, Settings: { Severity: TestSeverity.Error, ErrorIf: null, Where: null } };
}
