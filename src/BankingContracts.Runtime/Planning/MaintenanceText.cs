using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Planning;

/// <summary>Says how a query model is maintained and why.</summary>
public static class MaintenanceText
{
    /// <summary>The text, for example <c>by link customer_id (snap_account.customer_id, snap_customer.customer_id)</c>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="wholeBecause">The reason why all rows are computed; null when the changes decide.</param>
    public static string Of(ModelDefinition model, string? wholeBecause)
    {
        if (wholeBecause is not null)
            return "whole: " + wholeBecause;
        var linked = model.Upstreams.Where(u => model.Links.Any(l => l.Upstream == u)).ToList();
        var unlinked = model.Upstreams.Except(linked).Select(u => (Upstream: u, model.Unlinked.FirstOrDefault(n => n.Upstream == u)?.Reason)).ToList();
        if (linked.Count == 0)
            return "whole: " + string.Join("; ", unlinked.Select(u => $"{u.Upstream} has no link{Because(u.Reason)}"));
        var passes = Shown(model, linked).GroupBy(l => l.Output).Select(p => $"{p.Key} ({string.Join(", ", p.Select(l => $"{l.Upstream}.{l.Column}"))})");
        return string.Concat(unlinked.Select(u => $"; whole when {u.Upstream} changes, which has no link{Because(u.Reason)}").Prepend("by link " + string.Join(" and ", passes)));
    }

    /// <summary>One link for each upstream, all to the same output if possible. A run may use other links that are faster for its changes.</summary>
    private static IEnumerable<LinkDefinition> Shown(ModelDefinition model, List<string> linked)
    {
        var common = model.Links.Select(l => l.Output).FirstOrDefault(o => linked.TrueForAll(u => model.Links.Any(l => l.Upstream == u && l.Output == o)));
        return linked.Select(u => model.Links.First(l => l.Upstream == u && (common is null || l.Output == common)));
    }

    private static string Because(string? reason) => reason is null ? "" : ": " + reason;
}
