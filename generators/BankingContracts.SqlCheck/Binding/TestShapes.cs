using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>
/// The tests that are known to bind, by what their SQL depends on. The same test with the same arguments over columns of the same types
/// binds in the same way for all names. So thousands of tests take only the time of their few kinds.
/// </summary>
internal sealed class TestShapes(IEnumerable<ResolvedModel> models)
{
    private readonly Dictionary<string, ResolvedModel> _models =
        models.GroupBy(static m => m.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _bound = new(StringComparer.Ordinal);

    /// <summary>Whether a test of this shape has been bound without an error.</summary>
    public bool IsKnown(string shape) => _bound.Contains(shape);

    /// <summary>Notes that a test of this shape binds.</summary>
    public void Add(string shape) => _bound.Add(shape);

    /// <summary>The shape of <paramref name="test"/>; null if its author wrote a condition, which is bound separately.</summary>
    public string? Of(ResolvedModel model, string? column, TestContract test)
    {
        if (test.Settings.Where is not null || test.Value("expression") is not null)
            return null;
        var other = test.Value("to") is { } to && _models.TryGetValue(to, out var found) ? found : model;
        var arguments = test.Arguments
            .Where(static a => a.Name != "to")
            .Select(a => a.Name + "=" + string.Join('\u0001', a.Values.Select(v => Type(other, v) ?? "'" + v)));
        // Without a column, as in a test of the key, all key columns count.
        var subject = column is null ? string.Join(',', model.Key.Select(k => Type(model, k))) : Type(model, column);
        return string.Join('\u0002', arguments.Prepend(subject).Prepend(Words<TestType>.Of(test.Type)));
    }

    private static string? Type(ResolvedModel model, string column) =>
        model.Columns.FirstOrDefault(c => string.Equals(c.Name, column, StringComparison.OrdinalIgnoreCase))?.Type.ToString();
}
