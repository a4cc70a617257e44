using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Inputs;
using BankingContracts.SqlCheck.Reporting;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>
/// Checks the conditions of declared tests and check constraints. It looks for values of wrong types, and for conditions that ask for NULL
/// although an open version has a fixed end.
/// </summary>
internal sealed class ConditionTypes(TableCatalog catalog, BindingDatabase database)
{
    private readonly TypeCheck _types = new(new TextLiterals(database.Connection));

    /// <summary>
    /// What is wrong with <paramref name="condition"/> over the rows of <paramref name="model"/>. The condition must bind. The places
    /// belong to a query around the condition.
    /// </summary>
    public IEnumerable<ContractDiagnostic> Run(string model, string test, string condition)
    {
        var text = new SqlText(new ContractSource("", "", ConditionTexts.Before(model) + condition + "\n)"));
        var (bound, problem) = QueryAnalyzer.Bind(text.Sql, SyntaxSource.Serialize([text.Sql], database.Connection)[0], catalog, database.Connection);
        var analysis = bound is null ? QueryAnalysis.Failed(problem!) : QueryAnalyzer.Analyze(bound);
        // If there is only one WHERE, it is ours.
        var isOurs = text.Tokens.Count(static t => t.IsWord("where")) == 1;
        var faults = analysis.TypeFaults.Select(f => isOurs && f.Where == "WHERE" ? f with { Where = "'" + test + "'" } : f);
        return [.. _types.Run(analysis with { TypeFaults = faults.ToEquatableArray() }, text), .. OpenEndCheck.Run(analysis, text), .. DifferenceCheck.Run(bound, text)];
    }
}
