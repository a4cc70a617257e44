using System.Globalization;
using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Reporting;

/// <summary>Says in the terms of the contracts what an analysis found.</summary>
internal static class QueryFactsOf
{
    /// <summary>What is known about a model's query. Columns that its contract does not have are left out.</summary>
    public static QueryFacts Model(ResolvedModel model, QueryAnalysis analysis, ReadLinks links, SqlText text, IReadOnlyDictionary<string, ResolvedModel> models)
    {
        var names = model.SuppliedColumns.Select(static c => c.Name).ToDictionary(static n => n, StringComparer.OrdinalIgnoreCase);
        var known = links.Links.Where(l => names.ContainsKey(l.Output)).Select(l => l with { Output = names[l.Output] });
        return new QueryFacts(
            Sorted(known.Select(l => (l, model.Links.Any(d => DeclaredLinkCheck.Meets(l, d)))), models),
            links.Unlinked.ToEquatableArray(),
            analysis.Columns.Where(c => names.ContainsKey(c.Name)).Select(c => Column(c, names[c.Name], text)).ToEquatableArray(),
            analysis.Filters.Select(static f => new SourceReference(f.Table, f.Column, SourceKind.Filter)).ToEquatableArray());
    }

    /// <summary>What is known about a singular test's query. It has no columns, because nobody needs them.</summary>
    public static QueryFacts Test(QueryAnalysis analysis, ReadLinks links, IReadOnlyDictionary<string, ResolvedModel> models) =>
        QueryFacts.None with { Links = Sorted(links.Links.Select(static l => (l, false)), models), Unlinked = links.Unlinked.ToEquatableArray() };

    /// <summary>
    /// Declared links come first, then links of the upstream's key columns, because these find the fewest rows. After that, the order is
    /// that of upstreams and columns.
    /// </summary>
    private static EquatableArray<QueryLink> Sorted(IEnumerable<(QueryLink Link, bool IsDeclared)> links, IReadOnlyDictionary<string, ResolvedModel> models) => links
        .OrderBy(static l => l.IsDeclared ? 0 : 1)
        .ThenBy(l => models.TryGetValue(l.Link.Upstream, out var model) && model.Key.Contains(l.Link.Column) ? 0 : 1)
        .ThenBy(static l => l.Link.Upstream, StringComparer.Ordinal)
        .Select(static l => l.Link)
        .ToEquatableArray();

    private static CheckedColumn Column(OutputColumn column, string name, SqlText text)
    {
        var nullability = column.Nullability;
        return new CheckedColumn(
            name,
            nullability.Verdict switch
            {
                NullabilityVerdict.Proven => NullVerdict.Proven,
                NullabilityVerdict.Violated => NullVerdict.Violated,
                NullabilityVerdict.Unproven => NullVerdict.Unproven,
                _ => throw new ArgumentOutOfRangeException(nameof(column), nullability.Verdict, "no such verdict"),
            },
            nullability.Reason,
            Place(text, nullability.Location >= 0 ? nullability.Location : column.Location),
            column.Sources.Select(static s => new SourceReference(s.Table, s.Column, Kind(s.Kind))).ToEquatableArray());
    }

    private static SourceKind Kind(LineageKind kind) => kind switch
    {
        LineageKind.Copy => SourceKind.Copy,
        LineageKind.Expression => SourceKind.Expression,
        LineageKind.Aggregate => SourceKind.Aggregate,
        LineageKind.Filter => SourceKind.Filter,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind of lineage"),
    };

    private static string Place(SqlText text, int location)
    {
        if (location < 0)
            return text.Source.RelativePath;
        var span = text.TokenSpan(text.FromUtf8(location));
        return string.Create(CultureInfo.InvariantCulture, $"{text.Source.RelativePath}({span.Line + 1},{span.Column + 1})");
    }
}
