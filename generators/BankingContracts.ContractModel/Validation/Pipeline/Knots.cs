using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Validation.Pipeline;

/// <summary>
/// Finds the groups of models that all read one another (strongly connected components, Tarjan 1972). It has its own stack, because a chain of
/// thousands of models must not exhaust the stack of the thread.
/// </summary>
internal sealed class Knots
{
    private readonly ReferenceGraph _graph;
    private readonly Dictionary<CatalogEntry, int> _number = [];
    private readonly Dictionary<CatalogEntry, int> _lowest = [];
    private readonly HashSet<CatalogEntry> _isOpen = [];
    private readonly Stack<CatalogEntry> _open = new();
    private readonly Stack<(CatalogEntry Model, int NextEdge)> _visits = new();
    private readonly List<IReadOnlyList<CatalogEntry>> _found = [];

    private Knots(ReferenceGraph graph) => _graph = graph;

    /// <summary>The groups of two or more models, and the models that read themselves.</summary>
    public static IReadOnlyList<IReadOnlyList<CatalogEntry>> Find(ReferenceGraph graph)
    {
        var knots = new Knots(graph);
        foreach (var model in graph.Entries)
        {
            if (!knots._number.ContainsKey(model))
                knots.Visit(model);
        }

        return knots._found;
    }

    private void Visit(CatalogEntry start)
    {
        Enter(start);
        while (_visits.Count > 0)
        {
            var (model, next) = _visits.Pop();
            var edges = _graph.From(model);
            if (next == edges.Count)
            {
                Leave(model);
                continue;
            }

            _visits.Push((model, next + 1));
            var target = edges[next].To;
            if (!_number.TryGetValue(target, out var number))
                Enter(target);
            else if (_isOpen.Contains(target))
                _lowest[model] = Math.Min(_lowest[model], number);
        }
    }

    private void Enter(CatalogEntry model)
    {
        _number.Add(model, _number.Count);
        _lowest.Add(model, _number[model]);
        _open.Push(model);
        _isOpen.Add(model);
        _visits.Push((model, 0));
    }

    private void Leave(CatalogEntry model)
    {
        if (_visits.Count > 0)
        {
            var reader = _visits.Peek().Model;
            _lowest[reader] = Math.Min(_lowest[reader], _lowest[model]);
        }

        if (_lowest[model] != _number[model])
            return;
        var group = new List<CatalogEntry>();
        do
        {
            group.Add(_open.Pop());
            _isOpen.Remove(group[group.Count - 1]);
        }
        while (group[group.Count - 1] != model);
        if (group.Count > 1 || _graph.From(model).Any(e => e.To == model))
            _found.Add(group);
    }
}
