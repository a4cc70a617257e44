using System.Collections.Concurrent;
using BankingContracts.ContractModel;
using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Lineage;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Binding;
using BankingContracts.SqlCheck.Contracts;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Examples;
using BankingContracts.SqlCheck.Inputs;
using BankingContracts.SqlCheck.Reporting;

namespace BankingContracts.SqlCheck;

/// <summary>Binds all SQL of a pipeline against its contracts.</summary>
public static class PipelineCheck
{
    private const string TestFolder = "tests";

    /// <summary>
    /// What is wrong with the SQL of <paramref name="sources"/>, the files below the contracts folder. Each model is bound against the
    /// contracts of the models that it reads, never against their SQL. So a mistake in one model causes no findings in another. The check
    /// does not repeat what the generator reports by itself.
    /// </summary>
    public static CheckReport Run(IReadOnlyList<ContractSource> sources) => Check(sources).Report;

    /// <summary>Does the same as <see cref="Run"/>, and also returns the ledger of proofs.</summary>
    public static PipelineCheckResult Check(IReadOnlyList<ContractSource> sources) => Check(sources, []);

    /// <summary>Does the same as <see cref="Check(IReadOnlyList{ContractSource})"/>, and also reports the findings from reading the files.</summary>
    public static PipelineCheckResult Check(IReadOnlyList<ContractSource> sources, IReadOnlyList<ContractDiagnostic> faults) => Check(sources, faults, PlayedExamples.None);

    /// <summary>Does the same as <see cref="Check(IReadOnlyList{ContractSource}, IReadOnlyList{ContractDiagnostic})"/>, and plays only examples whose result is not known.</summary>
    public static PipelineCheckResult Check(IReadOnlyList<ContractSource> sources, IReadOnlyList<ContractDiagnostic> faults, PlayedExamples before)
    {
        var local = sources.Select(static s => s with { Path = s.RelativePath }).OrderBy(static s => s.RelativePath, StringComparer.Ordinal).ToList();
        var files = Workers.Run(local.Where(static s => !IsSql(s)).ToList(), static () => (object?)null, static (_, source) => ContractReader.Read(source));
        var queries = local.Where(IsSql).ToList();
        var yaml = local.Where(static s => !IsSql(s)).GroupBy(static s => s.Path, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First().Text, StringComparer.Ordinal);
        var pipeline = PipelineResolver.Resolve(files, queries);
        using var database = new BindingDatabase();
        var tables = new PipelineTables(pipeline);
        database.Create(tables.All);
        var columns = new ModelColumns(tables.All);
        var models = tables.All.ToLookup(static m => m.Name, StringComparer.Ordinal);

        var texts = Workers.Run(queries, static () => (object?)null, static (_, source) => new SqlText(source)).ToList();
        var trees = texts.Zip(SyntaxSource.Serialize(texts.ConvertAll(static t => t.Sql), database.Connection, isBrief: true)).ToDictionary(static t => t.First, static t => t.Second);
        var catalog = OpenEndTrace.Run(pipeline, texts, database.Connection);
        var conditions = new ConditionTexts(new QueryInputs(pipeline.Models));
        var bound = new ConcurrentDictionary<string, SqlText>(StringComparer.Ordinal);
        List<(string Path, Func<Checks, IReadOnlyList<ContractDiagnostic>> Run)> work =
        [
            .. texts.Where(t => !ReadsUntyped(t)).Select(text => (text.Source.Path, (Func<Checks, IReadOnlyList<ContractDiagnostic>>)(checks => BindQuery(checks, text)))),
            .. files.SelectMany(static f => f.Contracts.Select(c => (f.Path, Contract: c))).SelectMany(c => models[c.Contract.Contract.Name]
                .Where(m => m.Layer == c.Contract.Contract.Layer)
                .Take(1)
                .Select(m => (c.Path, (Func<Checks, IReadOnlyList<ContractDiagnostic>>)(checks => [.. checks.Tests.Run(c.Contract, m)])))),
        ];
        var findings = Workers.Run(work, NewChecks, static (checks, item) => Guard(item.Path, () => item.Run(checks)))
            .SelectMany(static f => f)
            .ToList();
        using (var untyped = NewChecks())
            findings.AddRange(UntypedColumns.Check(texts.FindAll(ReadsUntyped), database, tables, text => Guard(text.Source.Path, () => Query(untyped.Queries, text, trees[text], models))));

        var analysis = new PipelineAnalysis(pipeline, files, catalog, database.Connection).Run(bound);
        findings.AddRange(analysis.Findings.Concat(faults));
        var byPath = texts.ToLookup(static t => t.Source.RelativePath, StringComparer.Ordinal);
        findings.AddRange(UnseenQueries.Of(pipeline, analysis.Queries, IsExcused).ToList());
        var broken = findings.Concat(pipeline.Diagnostics).Concat(files.SelectMany(static f => f.Diagnostics)).Where(static f => f.Rule.Severity == RuleSeverity.Error).Select(static f => f.Span.Path).ToHashSet();
        var contracts = files.SelectMany(static f => f.Contracts.Select(c => (c.Contract.Name, f.Path))).ToLookup(static c => c.Name, static c => c.Path, StringComparer.Ordinal);
        using var played = new ExampleChecks(pipeline, files, analysis.Queries, before);
        var examples = played.Run(m => !contracts[m.Name].Append(m.SqlFile).Any(broken.Contains), Guard);
        findings.AddRange(examples.Findings);
        var report = new CheckReport(CheckedInput.Hash(sources), Sorted(findings), analysis.Queries.ToEquatableArray()) { Conditions = conditions.All };
        return new PipelineCheckResult(report, ProofLedger.Write(pipeline, report.Queries), examples.Played, examples.Names);

        Checks NewChecks() => new(new BindingDatabase(database), columns, tables, catalog, conditions, yaml);

        bool IsExcused(string path) =>
            findings.Exists(f => f.Span.Path == path && f.Rule.Severity == RuleSeverity.Error)
            || byPath[path].Any(t => !IsSound(t));

        // The promises of a wrong contract are not known, so the analysis of a query that reads it would guess.
        bool IsSound(SqlText text) => text.Statement.Fault is null && text.Statement.Tables.All(t => database.HasTable(t.Name) && tables.IsComplete(t.Name));

        bool ReadsUntyped(SqlText text) => text.Statement.Tables.Any(t => tables.Untyped(t.Name).Any());

        IReadOnlyList<ContractDiagnostic> BindQuery(Checks checks, SqlText text)
        {
            var found = Query(checks.Queries, text, trees[text], models);
            if (found.Count == 0 && IsSound(text))
                bound[text.Source.RelativePath] = text;
            return found;
        }
    }

    private static IReadOnlyList<ContractDiagnostic> Query(QueryCheck check, SqlText text, string tree, ILookup<string, ResolvedModel> models)
    {
        var source = text.Source;
        var isTest = source.Folder == TestFolder;
        if (!isTest && Words<Layer>.Find(source.Folder) is not (Layer.Intermediate or Layer.Marts))
            return [];
        var model = models[source.Stem].FirstOrDefault(m => m.Kind == ModelKind.Query && Words<Layer>.Of(m.Layer) == source.Folder);
        return check.Run(text, tree, model, isTest);
    }

    /// <summary>A failure of the program on one file must not hide what is wrong with another.</summary>
    private static IReadOnlyList<ContractDiagnostic> Guard(string path, Func<IReadOnlyList<ContractDiagnostic>> check)
    {
        try
        {
            return check();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return [ContractDiagnostic.Create(InternalRules.InternalError, SourceSpan.StartOf(path), "binding the SQL of this file", error.GetType().Name + ", " + error.Message)];
        }
    }

    private static EquatableArray<ContractDiagnostic> Sorted(IEnumerable<ContractDiagnostic> findings) => findings
        .Distinct()
        .OrderBy(static d => d.Span.Path, StringComparer.Ordinal)
        .ThenBy(static d => d.Span.Start)
        .ThenBy(static d => d.Rule.Id, StringComparer.Ordinal)
        .ThenBy(static d => d.Message, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>The checks of one thread.</summary>
    private sealed class Checks(BindingDatabase database, ModelColumns columns, PipelineTables tables, TableCatalog catalog, ConditionTexts conditions, IReadOnlyDictionary<string, string> yaml) : IDisposable
    {
        public QueryCheck Queries { get; } = new(database, columns, tables, catalog);

        public TestCheck Tests { get; } = new(database, columns, new TestShapes(tables.All), tables, new ConditionTypes(catalog, database), conditions, catalog, yaml);

        public void Dispose() => database.Dispose();
    }

    private static bool IsSql(ContractSource source) => source.RelativePath.EndsWith(".sql", StringComparison.OrdinalIgnoreCase);
}
