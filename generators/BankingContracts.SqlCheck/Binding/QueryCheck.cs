using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Contracts;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Inputs;
using BankingContracts.SqlCheck.Messages;
using BankingContracts.SqlCheck.Portability;
using BankingContracts.SqlCheck.Rewriting;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>Checks one SQL file: a model's, or a singular test's.</summary>
internal sealed class QueryCheck(BindingDatabase database, ModelColumns columns, PipelineTables contracts, TableCatalog catalog)
{
    /// <summary>
    /// What is wrong with <paramref name="text"/>. The resolver reports SQL that is not one SELECT, and a table that is not a model. This
    /// method does not check the first, and does not bind the second.
    /// </summary>
    /// <param name="text">The SQL.</param>
    /// <param name="json">The engine's syntax tree of the SQL, without empty and default values.</param>
    /// <param name="model">The contract that the SQL must meet; null for a test, and if the contract is not known.</param>
    /// <param name="isTest">Whether the SQL is a test. Nobody needs the names of its columns.</param>
    public IReadOnlyList<ContractDiagnostic> Run(SqlText text, string json, ResolvedModel? model, bool isTest)
    {
        if (text.Statement.Fault is not null)
            return [];
        using var tree = SyntaxTree.Read(json);
        if (tree.Error is { } error)
            return [WithoutTree(text, error)];
        var tables = text.Statement.Tables.Select(static t => t.Name).ToList();
        var findings = new List<ContractDiagnostic>(TokenCheck.Run(text));
        findings.AddRange(new TreeCheck(text, tree, database, columns.Of(tables)).Run(refuseStars: !isTest));
        foreach (var constant in new ConstantCheck(text, tree, database).Run())
            AddUnlessKnown(findings, constant);
        var lacksColumns = tables.Any(contracts.LacksColumns);
        if (!lacksColumns)
            findings.AddRange(AliasCheck.Run(text, tree, columns.Of(tables)));
        if (text.Statement.Tables.Any(t => t.Qualifier is not null || !database.HasTable(t.Name)))
            return findings;

        var (outputs, faults) = database.BindAll(text);
        if (faults.Count == 0 && ContractCalls.AreIn(text))
            outputs = AuthorText.Outputs(text, catalog, database) ?? outputs;
        // A wrong contract may leave out a column that exists.
        foreach (var fault in faults.Where(f => !lacksColumns || !BindingFault.IsUnknownColumn(f)))
            AddBound(findings, text, fault);
        if (faults.Count == 0)
        {
            foreach (var fault in UnreadSteps.Read(text, tree).Select(s => database.Bind(s).Error).OfType<EngineError>())
                AddBound(findings, text, fault);
        }

        if (outputs is not null && model is not null && !findings.Exists(static f => f.Rule == SqlRules.SelectStar))
            findings.AddRange(OutputCheck.Run(model, outputs, tree.NullItems(), new OutputItems(text, tree)).Where(f => (faults.Count == 0 || HoldsPastFaults(f, outputs)) && (f.Rule != SqlRules.ExtraOutput || !contracts.LacksColumns(model.Name))));
        if (faults.Count == 0 && PlanCheck.IsNeeded(text, columns.HaveDates(tables)))
        {
            using var plan = SyntaxTree.PlanOf(text.Bindable, database);
            findings.AddRange(PlanCheck.Run(text, plan));
        }

        return findings;
    }

    // After a fault, the types are a guess. The names are a guess, too, if NULL replaced a column that has no other name.
    private static bool HoldsPastFaults(ContractDiagnostic finding, IReadOnlyList<DescribedColumn> outputs) =>
        finding.Rule != SqlRules.OutputType && !outputs.Any(static o => o.Name == FaultRepair.Null);

    /// <summary>Reports SQL that the engine could not parse, or that it parses as something other than a plain SELECT.</summary>
    private ContractDiagnostic WithoutTree(SqlText text, EngineError error)
    {
        if (error.IsGrammar)
            return TokenCheck.OfSparkAt(text, FaultPlace.Of(text, error)) ?? FaultPlace.Describe(text, error, columns);
        // The grammar accepts the text, but the engine does not. Mostly the text is not portable either.
        return (TokenCheck.Run(text) is [var other, ..] ? other : Pivot(text)) ?? FaultPlace.Describe(text, error, columns);
    }

    /// <summary>Reports a statement inside brackets that is not a SELECT.</summary>
    private static ContractDiagnostic? Pivot(SqlText text) =>
        text.Tokens.FirstOrDefault(static t => t.IsWord("pivot") || t.IsWord("unpivot") || t.IsWord("summarize")) is { Length: > 0 } pivot
            ? ContractDiagnostic.Create(SqlRules.NotPortable, text.TokenSpan(pivot.Start), pivot.Value.ToUpperInvariant(), "write a plain SELECT with sum(case when ... then ... end)")
            : null;

    /// <summary>
    /// Adds a fault of binding. If there are other findings, it leaves out a message that says nothing more, because the fault mostly
    /// follows from them.
    /// </summary>
    private void AddBound(List<ContractDiagnostic> findings, SqlText text, EngineError fault)
    {
        if (findings.Count == 0 || !FaultPlace.IsVague(text, fault))
            AddUnlessKnown(findings, FaultPlace.Describe(text, fault, columns));
    }

    private static void AddUnlessKnown(List<ContractDiagnostic> findings, ContractDiagnostic bound)
    {
        if (!findings.Exists(f => f.Span.Start == bound.Span.Start && f.Rule != SqlRules.SelectStar))
            findings.Add(bound);
    }
}
