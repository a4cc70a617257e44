using BankingContracts.ContractModel.Diagnostics;

namespace BankingContracts.ContractModel.Validation.Contracts;

/// <summary>Checks whether each former name leads to one column.</summary>
internal static class FormerNameChecks
{
    private const string Key = "renamed_from";

    public static void Run(ContractUnderCheck check)
    {
        var takenBy = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, pointer) in check.Columns)
        {
            for (var index = 0; index < column.RenamedFrom.Count; index++)
            {
                var former = column.RenamedFrom[index];
                var at = Place(check, pointer + "/" + Key, index);
                if (former == column.Name)
                    check.AtValue(at, EvolutionRules.FormerName, column.Name, former, "its present name", "remove it");
                else if (check.Contract.Column(former) is not null)
                    check.AtValue(at, EvolutionRules.FormerName, column.Name, former, "which is a column of its own", "remove it, or give that column another name");
                else if (takenBy.TryGetValue(former, out var other))
                    check.AtValue(at, EvolutionRules.FormerName, column.Name, former, other == column.Name ? "which is listed twice" : "which is a former name of '" + other + "', too", "remove it");
                else
                    takenBy.Add(former, column.Name);
            }
        }
    }

    private static string Place(ContractUnderCheck check, string list, int index) =>
        ContractUnderCheck.Pointer(list, index) is var item && check.Positions.Has(item) ? item : list;
}
