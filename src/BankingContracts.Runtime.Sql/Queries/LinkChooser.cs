using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Queries;

/// <summary>
/// Chooses the links by which the changes of several upstreams are followed: one output for all of them if that is fastest, because
/// each output is a pass over the tables; otherwise one output for each.
/// </summary>
internal sealed class LinkChooser(LinkCosts costs, StepContext run)
{
    /// <summary>Above this share of an upstream's rows, computing all of them is faster (measured: docs/decisions).</summary>
    private const double WholeShare = 0.3;

    /// <summary>Up to this number of rows the share is not used.</summary>
    private const double FewRows = 1000;

    /// <summary>The cost of reading a row that turns out to be untouched; handling a touched row costs 1.</summary>
    private const double ScanCost = 0.05;

    /// <summary>Estimates that differ by less are equal: the engine's statistics of distinct values can be wrong by half.</summary>
    private const double Tolerance = 2;

    /// <summary>Rows of <paramref name="model"/>; of a view, which is not counted, the changed ones.</summary>
    public Task<long> RowsAsync(string model) => costs.RowsAsync(model);

    /// <summary>Reads each change set once for all decisions about <paramref name="links"/>.</summary>
    public async Task MeasureAsync(IReadOnlyList<LinkDefinition> links)
    {
        foreach (var upstream in links.GroupBy(l => l.Upstream).Where(u => run.Net(u.Key) is { IsKnown: true, IsEmpty: false }))
            await costs.MeasureAsync(upstream.Key, upstream.Select(l => l.Column));
    }

    /// <summary>The links for <paramref name="changed"/>, or why no link can be used.</summary>
    /// <param name="links">The valid links; of equal links the first is used.</param>
    /// <param name="unlinked">Why upstreams have no link.</param>
    /// <param name="changed">The upstreams that changed.</param>
    /// <param name="takesSeveralOutputs">Whether the upstreams may be followed to different outputs.</param>
    public async Task<LinkPlan> ChooseAsync(
        IReadOnlyList<LinkDefinition> links, IReadOnlyList<UnlinkedUpstream> unlinked, IReadOnlyList<string> changed, bool takesSeveralOutputs)
    {
        if (changed.FirstOrDefault(u => !run.Net(u).IsKnown) is { } unknown)
            return LinkPlan.Whole($"any row of {unknown} may have changed");
        var candidates = changed.ToDictionary(u => u, u => links.Where(l => l.Upstream == u).ToList());
        if (changed.FirstOrDefault(u => candidates[u].Count == 0) is { } lost)
            return LinkPlan.Whole(unlinked.FirstOrDefault(u => u.Upstream == lost) is { } why ? $"{lost} has no link: {why.Reason}" : $"{lost} has no link");
        foreach (var upstream in changed)
        {
            if (await IsLargeAsync(upstream, Math.Max(run.Net(upstream).Removed.Count, run.Net(upstream).Added.Count)))
                return LinkPlan.Whole($"a large part of {upstream} changed");
        }

        await MeasureAsync([.. candidates.Values.SelectMany(own => own)]);
        var plans = links.Select(l => l.Output).Distinct()
            .Where(o => candidates.Values.All(own => own.Any(l => l.Output == o)))
            .Select(o => candidates.Values.Select(own => Cheapest(own.Where(l => l.Output == o))).ToList())
            .ToList();
        if (takesSeveralOutputs)
            plans.Add([.. candidates.Values.Select(Cheapest)]);
        if (plans.Count == 0)
            return LinkPlan.Whole($"{string.Join(" and ", changed)} share no link");
        var costliest = plans.Min(Cost) * Tolerance;
        var plan = plans.First(p => Cost(p) <= costliest);
        foreach (var link in plan)
        {
            if (await IsLargeAsync(link.Upstream, costs.Touched(link.Upstream, link.Column)))
                return LinkPlan.Whole($"the change reaches a large part of {link.Upstream} through {link.Column}");
        }

        return new LinkPlan(plan, null);
    }

    private LinkDefinition Cheapest(IEnumerable<LinkDefinition> links)
    {
        var own = links.ToList();
        var widest = own.Min(l => costs.Touched(l.Upstream, l.Column)) * Tolerance;
        return own.Find(l => costs.Touched(l.Upstream, l.Column) <= widest)!;
    }

    private double Cost(List<LinkDefinition> plan)
    {
        var passes = plan.Select(l => l.Output).Distinct().Count();
        return plan.Sum(l => costs.Touched(l.Upstream, l.Column)) + (passes * ScanCost * plan.Sum(l => costs.MeasuredRows(l.Upstream)));
    }

    private async Task<bool> IsLargeAsync(string upstream, double rows) => rows > FewRows && rows > WholeShare * await costs.RowsAsync(upstream);
}
