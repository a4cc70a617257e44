using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis;

namespace BankingContracts.SqlCheck.Reporting;

/// <summary>The links of a query to all models whose rows it sees: the models that it reads, and the models that its views read.</summary>
/// <param name="Links">Every link.</param>
/// <param name="Unlinked">The models without a link.</param>
/// <param name="Refused">For each model and column, why it has no link.</param>
internal sealed record ReadLinks(IReadOnlyList<QueryLink> Links, IReadOnlyList<UnlinkedModel> Unlinked, ILookup<string, RefusedLink> Refused)
{
    private static readonly ILookup<string, RefusedLink> Nothing = Array.Empty<RefusedLink>().ToLookup(static _ => "");

    /// <summary>The links that <paramref name="analysis"/> found, followed through views.</summary>
    /// <param name="analysis">The query's analysis, in which a view is a table.</param>
    /// <param name="keys">The key columns of each model, to choose the better reason.</param>
    /// <param name="views">The links of each view that the query reads.</param>
    public static ReadLinks Of(QueryAnalysis analysis, Func<string, EquatableArray<string>> keys, Func<string, ReadLinks?> views)
    {
        var named = analysis.Columns.GroupBy(static c => c.Name, StringComparer.OrdinalIgnoreCase).Where(static g => g.Count() == 1 && g.Key.Length > 0).Select(static g => g.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var direct = analysis.Links.ToDictionary(
            static u => u.Table,
            u => u.Links.Where(l => named.Contains(l.OutputColumn)).Select(l => new QueryLink(l.OutputColumn, u.Table, l.UpstreamColumn)).ToList(),
            StringComparer.Ordinal);
        var unlinked = analysis.Links.Where(u => direct[u.Table].Count == 0).ToDictionary(static u => u.Table, u => Reason(u, keys(u.Table)), StringComparer.Ordinal);
        var all = direct.ToDictionary(static d => d.Key, static d => d.Value, StringComparer.Ordinal);
        foreach (var (view, below) in analysis.Links.Select(u => (u.Table, views(u.Table))).Where(static v => v.Item2 is not null))
            Follow(view, direct[view], below!, all, unlinked);
        return new ReadLinks(
            [.. all.Values.SelectMany(static l => l)],
            [.. unlinked.OrderBy(static u => u.Key, StringComparer.Ordinal).Select(static u => new UnlinkedModel(u.Key, u.Value))],
            analysis.Links.SelectMany(static u => u.Refused, static (u, r) => (u.Table, r)).ToLookup(static r => r.Table, static r => r.r, StringComparer.Ordinal));
    }

    /// <summary>The result for a query without links to <paramref name="models"/>, with the same reason for all.</summary>
    public static ReadLinks None(IEnumerable<string> models, string reason) => new([], [.. models.Select(m => new UnlinkedModel(m, reason))], Nothing);

    /// <summary>
    /// Adds the links through a view. Such a link goes from a column of a model to a column of the view, and from there to the result.
    /// </summary>
    private static void Follow(string view, List<QueryLink> through, ReadLinks below, Dictionary<string, List<QueryLink>> all, Dictionary<string, string> unlinked)
    {
        foreach (var model in below.Links.Select(static l => l.Upstream).Concat(below.Unlinked.Select(static u => u.Upstream)).Distinct(StringComparer.Ordinal))
        {
            var composed = below.Links.Where(l => l.Upstream == model)
                .SelectMany(l => through.Where(t => t.Column == l.Output).Select(t => new QueryLink(t.Output, model, l.Column)))
                .Distinct()
                .ToList();
            // If the query also reads the model in another way, every way must lead to the same output.
            var links = all.TryGetValue(model, out var other) ? [.. other.Intersect(composed)] : composed;
            all[model] = links;
            if (links.Count == 0)
                unlinked.TryAdd(model, $"it is read through the view {view}, which does not pass a link on");
        }
    }

    /// <summary>Why a key column has no link; without a key, the reason of the first column.</summary>
    private static string Reason(UpstreamLinks upstream, EquatableArray<string> key)
    {
        if (upstream.Refused.Count == 0)
            return "the columns it reaches have no names";
        return Clause(upstream.Refused.FirstOrDefault(r => key.Contains(r.UpstreamColumn)) ?? upstream.Refused[0]);
    }

    /// <summary>Why a column has no link, with the column's name as the subject.</summary>
    public static string Clause(RefusedLink refused) => refused.Reason switch
    {
        ['i', 't', ' ', .. var rest] => $"{refused.UpstreamColumn} {rest}",
        ['i', 't', 's', ' ', .. var rest] => $"{refused.UpstreamColumn}'s {rest}",
        var reason => reason,
    };
}
