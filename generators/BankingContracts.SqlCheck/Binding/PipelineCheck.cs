using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Lineage;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis.Pipeline;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>Binds all SQL of a pipeline against its contracts.</summary>
public static class PipelineCheck
{
    private const string TestFolder = "tests";

    /// <summary>
    /// What is wrong with the SQL of <paramref name="sources"/>, the files below the contracts folder. Each model is bound
    /// against the contracts of those it reads, never against their SQL, so that one wrong model makes no other wrong. What
    /// the generator reports by itself is not repeated.
    /// </summary>
    public static CheckReport Run(IReadOnlyList<ContractSource> sources) => Check(sources).Report;

    /// <summary>As <see cref="Run"/>, with the ledger of proofs.</summary>
    public static PipelineCheckResult Check(IReadOnlyList<ContractSource> sources)
    {
        var local = sources.Select(static s => s with { Path = s.RelativePath }).OrderBy(static s => s.RelativePath, StringComparer.Ordinal).ToList();
        var files = local.Where(static s => !IsSql(s)).Select(ContractReader.Read).ToList();
        var queries = local.Where(IsSql).ToList();
        var pipeline = PipelineResolver.Resolve(files, queries);
        using var database = new BindingDatabase();
        database.Create([.. pipeline.Models]);
        var columns = new ModelColumns(pipeline.Models);
        var models = pipeline.Models.ToLookup(static m => m.Name, StringComparer.Ordinal);

        var findings = new List<ContractDiagnostic>();
        var queryCheck = new QueryCheck(database, columns);
        var bound = new Dictionary<string, SqlText>(StringComparer.Ordinal);
        foreach (var source in queries)
        {
            findings.AddRange(Guard(source.Path, () =>
            {
                var text = new SqlText(source);
                var found = Query(queryCheck, text, models);
                if (found.Count == 0)
                    bound[source.RelativePath] = text;
                return found;
            }));
        }

        var testCheck = new TestCheck(database, columns);
        foreach (var (path, contract) in files.SelectMany(static f => f.Contracts.Select(c => (f.Path, c))))
        {
            foreach (var model in models[contract.Contract.Name].Where(m => m.Layer == contract.Contract.Layer).Take(1))
                findings.AddRange(Guard(path, () => [.. testCheck.Run(contract, model)]));
        }

        var analysis = new PipelineAnalysis(pipeline, files, database.Connection).Run(bound);
        var report = new CheckReport(CheckedInput.Hash(sources), Sorted(findings.Concat(analysis.Findings)), analysis.Queries.ToEquatableArray());
        return new PipelineCheckResult(report, ProofLedger.Write(pipeline, report.Queries));
    }

    private static IReadOnlyList<ContractDiagnostic> Query(QueryCheck check, SqlText text, ILookup<string, ResolvedModel> models)
    {
        var source = text.Source;
        var isTest = source.Folder == TestFolder;
        if (!isTest && Words<Layer>.Find(source.Folder) is not (Layer.Intermediate or Layer.Marts))
            return [];
        var model = models[source.Stem].FirstOrDefault(m => m.Kind == ModelKind.Query && Words<Layer>.Of(m.Layer) == source.Folder);
        return check.Run(text, model, isTest);
    }

    /// <summary>Our own failure on one file must not hide what is wrong with another.</summary>
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

    private static bool IsSql(ContractSource source) => source.RelativePath.EndsWith(".sql", StringComparison.OrdinalIgnoreCase);
}
