using System.Collections.Concurrent;
using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Inputs;
using BankingContracts.SqlCheck.Rewriting;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>The conditions of tests and check constraints as each engine gets them. All threads share it.</summary>
/// <param name="inputs">Makes the hashes of what was read.</param>
internal sealed class ConditionTexts(QueryInputs inputs)
{
    private readonly ConcurrentDictionary<(string Model, string Condition), CheckedCondition> _known = new();

    /// <summary>The conditions that an engine does not get as their authors wrote them, in ordinal order.</summary>
    public EquatableArray<CheckedCondition> All => _known.Values
        .OrderBy(static c => c.Model, StringComparer.Ordinal)
        .ThenBy(static c => c.Condition, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>The query around a condition over the rows of <paramref name="model"/>. The condition starts after it.</summary>
    public static string Before(string model) => "select 1 from " + SqlIdentifier.Quote(model, Dialect.DuckDb) + " where (\n";

    /// <summary>Notes the texts of <paramref name="condition"/>, which must bind.</summary>
    public void Note(ResolvedModel model, string condition, TableCatalog catalog, BindingDatabase database)
    {
        var before = Before(model.Name);
        var text = new SqlText(new ContractSource("", "", before + condition + "\n)"));
        var (bound, _) = QueryAnalyzer.Bind(text.Sql, SyntaxSource.Serialize([text.Sql], database.Connection)[0], catalog, database.Connection);
        if (bound is not null && AuthorText.Texts(text, bound, before.Length, before.Length + condition.Length) is { } texts)
            _known.TryAdd((model.Name, condition), new CheckedCondition(model.Name, condition, inputs.Of(model, condition), texts));
    }

    /// <summary><paramref name="test"/> with its conditions as DuckDB gets them.</summary>
    public ResolvedTest ForDuckDb(ResolvedTest test) => test.With(c => _known.TryGetValue((test.Model, c), out var known) ? known.Texts.DuckDb : c);
}
