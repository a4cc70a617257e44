using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Tests.Resolution;

/// <summary>Gives every part of a contract a line of its own, so that a diagnostic's line tells which part it points at.</summary>
internal sealed class PointerLines
{
    private readonly Dictionary<string, PointerPosition> _positions = new(StringComparer.Ordinal);
    private readonly string _path;

    public PointerLines(string path) => _path = path;

    public IReadOnlyList<string> Pointers => _pointers;

    private readonly List<string> _pointers = [""];

    public PositionMap Map(ModelContract contract)
    {
        Add("name", "relation", "continues", "config", "config/from", "config/updated_at", "config/unique_key", "config/check_cols");
        Items("config/unique_key", contract.UniqueKey.Count);
        Items("renamed_from", contract.RenamedFrom.Count);
        Items("config/check_cols", contract.Snapshot?.CheckColumns.Count ?? 0);
        foreach (var link in contract.Links)
            Add($"config/links/{link.Upstream}", $"config/links/{link.Upstream}/column", $"config/links/{link.Upstream}/output");
        Constraints("", contract.Constraints);
        for (var i = 0; i < contract.Columns.Count; i++)
        {
            var column = $"columns/{i}";
            Add(column, column + "/name", column + "/data_type", column + "/clean/from");
            Constraints(column + "/", contract.Columns[i].Constraints);
            Add(column + "/data_tests");
            for (var t = 0; t < contract.Columns[i].Tests.Count; t++)
            {
                var test = $"{column}/data_tests/{t}";
                Add(test);
                Add(contract.Columns[i].Tests[t].Arguments.Select(a => $"{test}/{Words<TestType>.Of(contract.Columns[i].Tests[t].Type)}/{a.Name}").ToArray());
            }
        }

        return new PositionMap(_positions, SourceSpan.StartOf(_path));
    }

    private void Constraints(string owner, EquatableArray<ConstraintContract> constraints)
    {
        for (var i = 0; i < constraints.Count; i++)
        {
            Add($"{owner}constraints/{i}", $"{owner}constraints/{i}/to");
            Items($"{owner}constraints/{i}/to_columns", constraints[i].ToColumns.Count);
        }
    }

    private void Items(string list, int count) => Add(Enumerable.Range(0, count).Select(i => $"{list}/{i}").ToArray());

    private void Add(params string[] pointers)
    {
        foreach (var pointer in pointers)
        {
            var line = _pointers.Count;
            _pointers.Add(pointer);
            _positions[pointer] = new PointerPosition(
                new SourceSpan(_path, line * 100, 1, line, 0, line, 1),
                new SourceSpan(_path, (line * 100) + 10, 1, line, 10, line, 11));
        }
    }
}
