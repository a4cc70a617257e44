using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.SqlCheck.Contracts;

/// <summary>Says which contracts of the tables are reliable.</summary>
internal sealed class PipelineTables(ResolvedPipeline pipeline)
{
    private readonly Dictionary<string, IncompleteModel> _incomplete = pipeline.Incomplete
        .GroupBy(static m => m.Model.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(static g => g.Key, static g => g.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>All models, including those with a wrong contract.</summary>
    public IReadOnlyList<ResolvedModel> All { get; } = [.. pipeline.Models, .. pipeline.Incomplete.Select(static m => m.Model)];

    /// <summary>Whether the contract of <paramref name="name"/> has no mistakes. If so, its promises count, too.</summary>
    public bool IsComplete(string name) => !_incomplete.ContainsKey(name);

    /// <summary>Whether all columns of <paramref name="name"/> are known, with their types.</summary>
    public bool IsReadable(string name) => !_incomplete.TryGetValue(name, out var model) || model.IsReadable;

    /// <summary>Whether <paramref name="name"/> may have columns that are not known.</summary>
    public bool LacksColumns(string name) => _incomplete.TryGetValue(name, out var model) && !model.HasAllColumns;

    /// <summary>The columns of <paramref name="name"/> whose type is not known.</summary>
    public IEnumerable<string> Untyped(string name) => _incomplete.TryGetValue(name, out var model)
        ? model.Model.Columns.Where(static c => c.Type == DataType.Unknown).Select(static c => c.Name)
        : [];
}
