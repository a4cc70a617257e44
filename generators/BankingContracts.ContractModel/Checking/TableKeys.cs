using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Checking;

/// <summary>Finds the columns that identify the rows of a model.</summary>
public static class TableKeys
{
    /// <summary>
    /// Lists of columns of <paramref name="model"/>. The values of one list together occur at most once; here NULL counts as a value. The
    /// contract promises this, and an audit of severity error checks it.
    /// </summary>
    public static IEnumerable<EquatableArray<string>> Of(ResolvedModel model)
    {
        foreach (var test in model.Tests.Where(static t => t.Test is { Type: TestType.Unique, Settings: { Severity: TestSeverity.Error, ErrorIf: null, Where: null } }))
        {
            var columns = test.Column is { } column ? new EquatableArray<string>([column]) : test.Test.Values("columns");
            // In SQL a unique column may have several NULLs.
            if (columns.All(c => model.Columns.Any(m => m.Name == c && m.IsNotNull)))
                yield return columns;
        }

        // Versions of a key never overlap, and at most one of them is open.
        if (model.Kind == ModelKind.Snapshot)
        {
            yield return model.Key.Append("dbt_valid_from").ToEquatableArray();
            yield return model.Key.Append("dbt_valid_to").ToEquatableArray();
        }
    }
}
