using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.SqlCheck.Contracts;

/// <summary>The columns of each model, to suggest similar names.</summary>
internal sealed class ModelColumns(IEnumerable<ResolvedModel> models)
{
    private readonly Dictionary<string, ResolvedModel> _models =
        models.GroupBy(static m => m.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether one of <paramref name="tables"/> has a column of type date.</summary>
    public bool HaveDates(IEnumerable<string> tables) =>
        tables.Any(t => _models.TryGetValue(t, out var model) && model.Columns.Any(static c => c.Type.Kind == DataTypeKind.Date));

    /// <summary>The columns of all of <paramref name="tables"/>, each name once, in table order.</summary>
    public IReadOnlyCollection<string> Of(IEnumerable<string> tables) =>
    [
        .. tables.SelectMany(t => _models.TryGetValue(t, out var model) ? model.Columns.Select(static c => c.Name) : []).Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}
