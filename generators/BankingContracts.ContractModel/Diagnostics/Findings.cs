using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>Collects findings while contracts are checked.</summary>
internal sealed class Findings
{
    private readonly List<ContractDiagnostic> _all = [];

    /// <summary>Adds a finding of <paramref name="rule"/> at <paramref name="span"/>.</summary>
    public void Add(Rule rule, SourceSpan span, params string[] arguments) => _all.Add(ContractDiagnostic.Create(rule, span, arguments));

    /// <summary>Adds the findings of another check.</summary>
    public void Add(IEnumerable<ContractDiagnostic> findings) => _all.AddRange(findings);

    /// <summary>All findings, ordered by path and position, each once.</summary>
    public EquatableArray<ContractDiagnostic> Sorted() => _all
        .Distinct()
        .OrderBy(static d => d.Span.Path, StringComparer.Ordinal)
        .ThenBy(static d => d.Span.Start)
        .ThenBy(static d => d.Rule.Id, StringComparer.Ordinal)
        .ThenBy(static d => d.Message, StringComparer.Ordinal)
        .ToEquatableArray();
}
