using BankingContracts.Portable.Tests.Engines;

namespace BankingContracts.Portable.Tests.Cases;

/// <summary>Everything that is compared.</summary>
internal static class AllCases
{
    /// <summary>The queries of all groups.</summary>
    public static IReadOnlyList<Case> All { get; } =
    [
        .. Of(ScalarCases.All, Templates.OfRows),
        .. Of(GroupCases.Aggregates, Templates.OfGroups),
        .. Of(GroupCases.Aggregates, Templates.OfNone),
        .. Of(GroupCases.Windows, static e => e.EndsWith("over w", StringComparison.Ordinal) ? $"select id, {e} as v from {HardRows.Table} window w as (partition by k order by n, id)" : Templates.OfRows(e)),
        .. GroupCases.Queries.SelectMany(static q => q.Queries.Select(s => new Case(q.Of, s))),
    ];

    private static IEnumerable<Case> Of(IEnumerable<(string Of, string[] Templates)> groups, Func<string, string> query) =>
        groups.SelectMany(g => g.Templates.SelectMany(Templates.Expressions).Select(e => new Case(g.Of, query(e.TrimStart('!')), e.StartsWith('!'))));
}
