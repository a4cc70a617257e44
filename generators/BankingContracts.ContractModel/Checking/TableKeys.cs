using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Checking;

/// <summary>Which columns of a model tell its rows apart.</summary>
public static class TableKeys
{
    /// <summary>
    /// Lists of columns whose values together (NULL counts as a value) occur at most once in <paramref name="model"/>: what its contract
    /// promises and an audit of severity error holds.
    /// </summary>
    public static IEnumerable<EquatableArray<string>> Of(ResolvedModel model)
    {
        foreach (var test in model.Tests.Where(static t => t.Test is { Type: "unique", Settings: { Severity: TestSeverity.Error, ErrorIf: null, Where: null } }))
        {
            var columns = test.Column is { } column ? new EquatableArray<string>([column]) : test.Test.Values("columns");
            // NULL may repeat under SQL's rule of uniqueness.
            if (columns.All(c => model.Columns.Any(m => m.Name == c && m.IsNotNull)))
                yield return columns;
        }

        // Versions of a key never overlap, and one of them at most is open.
        if (model.Kind == ModelKind.Snapshot)
        {
            yield return model.Key.Append("dbt_valid_from").ToEquatableArray();
            yield return model.Key.Append("dbt_valid_to").ToEquatableArray();
        }
    }
}
