using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Sql;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Contracts;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Inputs;
using BankingContracts.SqlCheck.Messages;
using BankingContracts.SqlCheck.Portability;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>Binds the tests that contracts declare, and reports what does not bind at its place in the YAML file.</summary>
/// <param name="database">The database that has the tables.</param>
/// <param name="columns">The columns of the tables.</param>
/// <param name="shapes">The tests that are known to bind.</param>
/// <param name="contracts">Which parts of the contracts are reliable.</param>
/// <param name="types">Looks for values of wrong types.</param>
/// <param name="texts">The conditions as each engine gets them.</param>
/// <param name="catalog">The columns and keys of the tables.</param>
/// <param name="files">The texts of the YAML files, by path.</param>
internal sealed class TestCheck(BindingDatabase database, ModelColumns columns, TestShapes shapes, PipelineTables contracts, ConditionTypes types, ConditionTexts texts, TableCatalog catalog, IReadOnlyDictionary<string, string> files)
{
    /// <summary>
    /// What is wrong with the tests and check constraints of <paramref name="parsed"/>. If the contract is wrong by itself, only the
    /// conditions that its author wrote are checked.
    /// </summary>
    public IEnumerable<ContractDiagnostic> Run(ParsedContract parsed, ResolvedModel model)
    {
        if (!contracts.IsReadable(model.Name))
            yield break;
        var contract = parsed.Contract;
        for (var i = 0; i < contract.Columns.Count; i++)
        {
            var column = contract.Columns[i];
            var pointer = Pointers.Column(i);
            foreach (var finding in Tests(parsed, model, column.Name, column.Tests, pointer + "/data_tests").Concat(Checks(parsed, model, column.Name, column.Constraints, pointer + "/constraints")))
                yield return finding;
        }

        foreach (var finding in Tests(parsed, model, null, contract.Tests, "data_tests").Concat(Checks(parsed, model, null, contract.Constraints, "constraints")))
            yield return finding;
    }

    private IEnumerable<ContractDiagnostic> Tests(ParsedContract parsed, ResolvedModel model, string? column, EquatableArray<TestContract> tests, string list) =>
        tests.SelectMany((test, index) => Run(parsed.Positions, model, column, test, Pointers.Item(list, index) + "/" + Words<TestType>.Of(test.Type), Pointers.Item(list, index)));

    private IEnumerable<ContractDiagnostic> Checks(ParsedContract parsed, ResolvedModel model, string? column, EquatableArray<ConstraintContract> constraints, string list) =>
        constraints.SelectMany((constraint, index) => constraint is { Type: ConstraintType.Check, Expression: { } expression }
            ? Run(
                parsed.Positions, model, column,
                new TestContract(TestType.Check, null, "", new([new TestArgument("expression", new([expression]))]), TestSettings.Default),
                Pointers.Item(list, index), Pointers.Item(list, index))
            : []);

    private IEnumerable<ContractDiagnostic> Run(PositionMap positions, ResolvedModel model, string? column, TestContract test, string pointer, string item)
    {
        (string? Text, string Key)[] conditions = [(test.Value("expression"), "expression"), (test.Settings.Where, "where")];
        var written = conditions.Where(static c => c.Text is not null).ToList();
        foreach (var (condition, key) in written)
        {
            var span = positions.Value(Place(positions, pointer, key));
            foreach (var finding in Condition(model, Words<TestType>.Of(test.Type), condition!))
            {
                yield return finding with { Span = files.TryGetValue(span.Path, out var file) ? ConditionPlace.Of(file, span, condition!, finding.Span.Start, finding.Span.Length) : span };
                yield break;
            }
        }

        if (!contracts.IsComplete(model.Name) || !Reads(model, test) || !TestColumns.AreThere(model, column, test))
            yield break;
        var shape = shapes.Of(model, column, test);
        if (shape is not null && shapes.IsKnown(shape))
            yield break;
        var audit = Audit(model, column, test);
        if (database.Bind(audit).Error is { } error)
        {
            var sql = new SqlText(new ContractSource("", "", audit));
            yield return Wrong(model, Words<TestType>.Of(test.Type), error, positions.Key(positions.Has(pointer) ? pointer : item), sql, FaultPlace.Of(sql, error), column ?? model.Name);
        }
        else if (shape is not null)
            shapes.Add(shape);
    }

    /// <summary>A pointer to the place where a test has <paramref name="key"/>: directly in the test, or one level down.</summary>
    private static string Place(PositionMap positions, string pointer, string key)
    {
        string[] places = [pointer + "/" + key, pointer + "/arguments/" + key, pointer + "/config/" + key];
        return Array.Find(places, positions.Has) ?? pointer;
    }

    /// <summary>
    /// What is wrong with a condition. The spans count from the start of the condition; a negative start means that the place is not known.
    /// </summary>
    private IEnumerable<ContractDiagnostic> Condition(ResolvedModel model, string test, string condition)
    {
        const string Before = "select (\n";
        var text = new SqlText(new ContractSource("", "", Before + condition + "\n)"));
        if (text.Statement.Fault is { } fault)
        {
            // If the condition leaves a bracket open, our closing bracket closes it, and our own bracket stays open.
            var unreadable = fault.Start < Before.Length && SqlStatement.Parse(Before.Replace('(', ' ') + condition).Fault is { } own ? own : fault;
            yield return ContractDiagnostic.Create(SqlRules.TestDoesNotBind, Within(text.Span(unreadable.Start, unreadable.Start + unreadable.Length), Before), test, model.Name, unreadable.Reason);
            yield break;
        }

        using var tree = SyntaxTree.Of(text.Sql, database);
        if (tree.Error is { } error)
        {
            yield return Wrong(model, test, error, text, Before);
            yield break;
        }

        if (!IsEnclosed(text))
        {
            yield return ContractDiagnostic.Create(SqlRules.TestDoesNotBind, Within(SourceSpan.StartOf(""), Before), test, model.Name, "it closes a bracket that it does not open; write one condition");
            yield break;
        }

        var findings = TokenCheck.Run(text).Concat(new TreeCheck(text, tree, database, columns.Of([model.Name])).Run(refuseStars: false)).Concat(new ConstantCheck(text, tree, database).Run()).DistinctBy(static f => f.Span.Start).ToList();
        foreach (var finding in findings)
            yield return finding with { Span = Within(finding.Span, Before) };
        if (!text.Statement.Tables.All(t => IsThere(t.Name)) || !IsThere(model.Name))
            yield break;
        var query = ConditionTexts.Before(model.Name);
        var whole = new SqlText(new ContractSource("", "", query + condition + "\n)"));
        if (database.Bind(whole.Bindable).Error is { } unbound)
        {
            if (findings.Count == 0 || !FaultPlace.IsVague(whole, unbound))
                yield return Wrong(model, test, unbound, whole, query);
            yield break;
        }

        foreach (var finding in types.Run(model.Name, test, condition))
            yield return finding with { Span = Within(finding.Span, query) };
        texts.Note(model, condition, catalog, database);
    }

    private static SourceSpan Within(SourceSpan span, string before) => span with { Start = span.Start - before.Length };

    private ContractDiagnostic Wrong(ResolvedModel model, string test, EngineError error, SqlText text, string before)
    {
        var offset = FaultPlace.Of(text, error);
        return Wrong(model, test, error, Within(text.TokenSpan(Math.Max(offset, 0)), before), text, offset, FaultPlace.Word(text, offset));
    }

    /// <summary>Whether the condition does not close the bracket around it. If it does, what follows would not be part of the condition.</summary>
    private static bool IsEnclosed(SqlText text)
    {
        var depth = 0;
        var end = text.Tokens.Skip(1).TakeWhile(t => (depth += t.IsSymbol('(') ? 1 : t.IsSymbol(')') ? -1 : 0) > 0).Count() + 2;
        return end == text.Tokens.Count;
    }

    private ContractDiagnostic Wrong(ResolvedModel model, string test, EngineError error, SourceSpan span, SqlText text, int offset, string word)
    {
        var (rule, arguments) = BindingFault.Of(error, columns.Of([model.Name]), text, offset, word);
        var reason = rule == SqlRules.DoesNotBind || rule == SqlRules.SyntaxError ? arguments[0] : ContractDiagnostic.Create(rule, span, arguments).Message;
        return ContractDiagnostic.Create(SqlRules.TestDoesNotBind, span, test, model.Name, reason);
    }

    // The check of the contract reports a relationship to a missing model.
    private bool Reads(ResolvedModel model, TestContract test) => IsThere(model.Name) && test.Values("to").All(IsThere);

    private bool IsThere(string table) => database.HasTable(table) && contracts.IsReadable(table);

    // The run's timestamp is a parameter; any value binds in the same way.
    private string Audit(ResolvedModel model, string? column, TestContract test) => AuditSql
        .FailingRows(model, texts.ForDuckDb(new ResolvedTest("", model.Name, column, test, TestOrigin.DataTest)), Dialect.DuckDb)
        .Replace("$run_at", "'2000-01-01 00:00:00'", StringComparison.Ordinal);
}
