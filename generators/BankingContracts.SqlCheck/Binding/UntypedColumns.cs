using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.SqlCheck.Contracts;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>
/// Checks queries over columns whose type is unknown because of a wrong contract. A query is wrong if it is wrong for every type. So each
/// query is checked once for every kind of type, and only findings that all checks have are reported. If the query binds with some types,
/// only the checks with these types count, because the contract should name one of them.
/// </summary>
internal static class UntypedColumns
{
    private static readonly IReadOnlyList<DataType> Types = [.. EngineTypes.All.Select(static t => t.Sample).OfType<DataType>()];

    /// <summary>What <paramref name="check"/> finds in each of <paramref name="items"/> with every type.</summary>
    /// <param name="items">What is checked.</param>
    /// <param name="database">The database with the tables. The types of their columns change.</param>
    /// <param name="tables">The contracts of the tables.</param>
    /// <param name="check">The check.</param>
    public static IEnumerable<ContractDiagnostic> Check<T>(
        IReadOnlyList<T> items, BindingDatabase database, PipelineTables tables, Func<T, IReadOnlyList<ContractDiagnostic>> check)
    {
        if (items.Count == 0)
            return [];
        var findings = items.Select(static _ => new List<IReadOnlyList<ContractDiagnostic>>()).ToList();
        foreach (var type in Types)
        {
            foreach (var model in tables.All.Where(m => database.HasTable(m.Name)))
            {
                foreach (var column in tables.Untyped(model.Name))
                    database.Retype(model, column, type);
            }

            for (var i = 0; i < items.Count; i++)
                findings[i].Add(check(items[i]));
        }

        return findings.SelectMany(Common);
    }

    private static IEnumerable<ContractDiagnostic> Common(List<IReadOnlyList<ContractDiagnostic>> findings)
    {
        var bound = findings.FindAll(static f => f.All(static d => d.Rule != SqlRules.DoesNotBind));
        return (bound.Count > 0 ? bound : findings).Aggregate(static (left, right) => [.. left.Intersect(right)]);
    }
}
