using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>What other parts of a contract say about the checks of a staging column.</summary>
internal static class CleaningRules
{
    /// <summary>Whether the values of <paramref name="column"/> identify rows: of the model, of its source's deliveries, or of another model.</summary>
    public static bool IsKey(ResolvedModel staging, SourceContract source, ColumnContract column) =>
        staging.Key.Contains(column.Name)
        || source.Key.Contains(column.Clean!.From)
        || column.Constraints.Any(c => c.Type is ConstraintType.Unique or ConstraintType.PrimaryKey or ConstraintType.ForeignKey)
        || column.Tests.Any(t => t.Type is TestType.Unique or TestType.Relationships)
        || staging.Tests.Any(t => t.Test.Type is TestType.Unique or TestType.Relationships && (t.Column == column.Name || t.Test.Values("columns").Contains(column.Name)));

    /// <summary>
    /// The lists of accepted values. A value must be in each of these lists. A test that fails the run also makes a list: it would fail on any
    /// other value, so the row goes to quarantine. A test with a filter, thresholds or severity warn makes none, because it accepts some other
    /// values.
    /// </summary>
    public static IEnumerable<EquatableArray<string>> AcceptedLists(ColumnContract column)
    {
        var tests = column.Tests.Where(t => t.Type == TestType.AcceptedValues).ToList();
        var implied = tests
            .Where(t => t.Settings is { Severity: TestSeverity.Error, ErrorIf: null, Where: null })
            .Select(t => t.Values("values"));
        var ruled = column.Quarantine
            .Where(r => r.When == QuarantineCondition.NotAccepted)
            .SelectMany(r => r.Values.Count > 0 ? [r.Values] : tests.Select(t => t.Values("values")));
        return ruled.Concat(implied).Where(v => v.Count > 0).Distinct();
    }
}
