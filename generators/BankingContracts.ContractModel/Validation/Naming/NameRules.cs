using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Sql;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Validation.Naming;

/// <summary>The rules that names of models and of columns share: BKC5002, BKC5013 and BKC5016.</summary>
internal sealed class NameRules
{
    private readonly Dictionary<string, string> _abbreviations = new(StringComparer.Ordinal);
    private readonly Findings _findings;

    public NameRules(PipelinePolicy policy, Findings findings)
    {
        foreach (var abbreviation in policy.Abbreviations)
            _abbreviations[abbreviation.Word] = abbreviation.Replacement;
        _findings = findings;
    }

    /// <summary>Checks <paramref name="name"/>. Its first letters, <paramref name="prefix"/>, belong to the layer.</summary>
    public void Check(string name, string prefix, SourceSpan span)
    {
        var snake = SnakeNames.ToSnake(name);
        if (!SnakeNames.IsSnake(name))
            _findings.Add(NamingRules.SnakeCase, span, name, SnakeNames.Remedy(name));
        CheckAbbreviations(name, snake, snake.StartsWith(prefix, StringComparison.Ordinal) ? prefix : "", span);
        if (SqlKeywords.EnginesOf(name) is { } engines)
            _findings.Add(NamingRules.SqlKeyword, span, name, engines);
    }

    private void CheckAbbreviations(string name, string snake, string prefix, SourceSpan span)
    {
        var words = snake.Substring(prefix.Length).Split('_');
        var found = words.Where(_abbreviations.ContainsKey).Select(w => _abbreviations[w]).ToList();
        if (found.Count == 0)
            return;
        var whole = prefix + string.Join("_", words.Select(w => _abbreviations.TryGetValue(w, out var replacement) ? replacement : w));
        _findings.Add(NamingRules.Abbreviation, span, name, string.Join("', '", found), whole);
    }
}
