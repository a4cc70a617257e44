using System.Globalization;
using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Reporting;

/// <summary>Compares the links that a contract declares with the links of its SQL: BKC4011.</summary>
internal static class DeclaredLinkCheck
{
    /// <summary>
    /// One finding for each declared link that does not hold. It is at the link in the contract, and names the place in the SQL. The
    /// resolver reports links that name a missing model or column.
    /// </summary>
    public static IEnumerable<ContractDiagnostic> Run(ResolvedModel model, ReadLinks links, SqlText text, PositionMap positions) => model.Links
        .Where(d => model.SuppliedColumns.Any(c => c.Name == d.Output) && !links.Links.Any(l => Meets(l, d)))
        .Where(d => links.Refused.Contains(d.Upstream) || links.Links.Any(l => l.Upstream == d.Upstream))
        .Select(d => ContractDiagnostic.Create(
            ReferenceRules.BrokenLink, positions.Value("config/links/" + d.Upstream), d.Upstream + "." + d.Column, d.Output, Reason(d, links, text)));

    /// <summary>Whether a link is the declared one.</summary>
    public static bool Meets(QueryLink link, DeclaredLink declared) =>
        link.Upstream == declared.Upstream && link.Column == declared.Column && string.Equals(link.Output, declared.Output, StringComparison.OrdinalIgnoreCase);

    private static string Reason(DeclaredLink declared, ReadLinks links, SqlText text)
    {
        var reached = links.Links.Where(l => l.Upstream == declared.Upstream && l.Column == declared.Column).Select(static l => "'" + l.Output + "'").ToList();
        if (reached.Count > 0)
            return $"{declared.Column} reaches only {string.Join(" and ", reached)}";
        if (links.Refused[declared.Upstream].FirstOrDefault(r => r.UpstreamColumn == declared.Column) is not { } refused)
            return $"there is no column {declared.Column}";
        if (refused.Location < 0)
            return ReadLinks.Clause(refused);
        var span = text.TokenSpan(text.FromUtf8(refused.Location));
        return string.Create(CultureInfo.InvariantCulture, $"{ReadLinks.Clause(refused)} ({text.Source.RelativePath}, line {span.Line + 1}, column {span.Column + 1})");
    }
}
