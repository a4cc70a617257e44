using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Validation.Contracts;

/// <summary>A contract while its rules are checked.</summary>
/// <param name="contract">What it says.</param>
/// <param name="positions">Where it says it.</param>
/// <param name="knowsColumns">Whether all its columns could be read, so that a name outside them is wrong.</param>
internal sealed class ContractUnderCheck(ModelContract contract, PositionMap positions, bool knowsColumns)
{
    private readonly List<ContractDiagnostic> _findings = [];

    public ModelContract Contract => contract;

    public PositionMap Positions => positions;

    public IReadOnlyList<ContractDiagnostic> Findings => _findings;

    /// <summary>Whether all columns are known and readable.</summary>
    public bool KnowsColumns => knowsColumns && contract.Columns.Count > 0;

    /// <summary>The columns with their pointers.</summary>
    public IEnumerable<(ColumnContract Column, string Pointer)> Columns => contract.Columns.Select(static (c, i) => (c, Pointer("columns", i)));

    /// <summary>The pointer of item <paramref name="index"/> of <paramref name="list"/>.</summary>
    public static string Pointer(string list, int index) => list + "/" + index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Reports at the key of <paramref name="pointer"/>.</summary>
    public void AtKey(string pointer, Rule rule, params string[] arguments) =>
        _findings.Add(ContractDiagnostic.Create(rule, positions.Key(pointer), arguments));

    /// <summary>Reports at the value of <paramref name="pointer"/>.</summary>
    public void AtValue(string pointer, Rule rule, params string[] arguments) =>
        _findings.Add(ContractDiagnostic.Create(rule, positions.Value(pointer), arguments));

    /// <summary>Reports the names at <paramref name="pointer"/> that are not columns of the contract (BKC2004).</summary>
    /// <param name="key">The key that names them.</param>
    /// <param name="names">The names.</param>
    /// <param name="pointer">The list's pointer; it may also be a single name.</param>
    public void RequireColumns(string key, EquatableArray<string> names, string pointer)
    {
        for (var index = 0; KnowsColumns && index < names.Count; index++)
        {
            if (contract.Column(names[index]) is null)
            {
                AtValue(
                    Pointer(pointer, index), ContractRules.UnknownColumn, key, names[index], "'" + contract.Name + "'",
                    NearName.Suggest(names[index], contract.Columns.Select(static c => c.Name)));
            }
        }
    }

    /// <summary>The line of <paramref name="pointer"/>, counted from 1.</summary>
    public string Line(string pointer) =>
        (positions.Key(pointer).Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
