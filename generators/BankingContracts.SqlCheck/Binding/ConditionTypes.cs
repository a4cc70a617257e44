using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Analysis.Pipeline;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>Looks for values of wrong types, and for open ends taken for NULL, in the conditions of declared tests and check constraints.</summary>
internal sealed class ConditionTypes(TableCatalog catalog, BindingDatabase database)
{
    private readonly TypeCheck _types = new(new TextLiterals(database.Connection));

    /// <summary>What is wrong with <paramref name="condition"/>, which binds, over the rows of <paramref name="model"/>; the places are those of a query around it.</summary>
    public IEnumerable<ContractDiagnostic> Run(string model, string test, string condition)
    {
        var text = new SqlText(new ContractSource("", "", "select 1 from " + SqlIdentifier.Quote(model, Dialect.DuckDb) + " where (\n" + condition + "\n)"));
        var analysis = QueryAnalyzer.Analyze(text.Sql, catalog, database.Connection);
        // The WHERE is ours, as long as there is no other.
        var isOurs = text.Tokens.Count(static t => t.IsWord("where")) == 1;
        var faults = analysis.TypeFaults.Select(f => isOurs && f.Where == "WHERE" ? f with { Where = "'" + test + "'" } : f);
        return [.. _types.Run(analysis with { TypeFaults = faults.ToEquatableArray() }, text), .. OpenEndCheck.Run(analysis, text)];
    }
}
