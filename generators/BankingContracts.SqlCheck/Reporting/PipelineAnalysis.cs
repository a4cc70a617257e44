using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Inputs;
using BankingContracts.SqlCheck.Rewriting;
using BankingContracts.SqlCheck.Typing;
using DuckDB.NET.Data;

namespace BankingContracts.SqlCheck.Reporting;

/// <summary>Analyzes every query of a pipeline: its models in dependency order, then its singular tests.</summary>
internal sealed class PipelineAnalysis
{
    private readonly ResolvedPipeline _pipeline;
    private readonly DuckDBConnection _connection;
    private readonly TypeCheck _types;
    private readonly TableCatalog _catalog;
    private readonly QueryInputs _inputs;
    private readonly Dictionary<string, ResolvedModel> _models;
    private readonly Dictionary<string, PositionMap> _positions;
    private readonly Dictionary<string, ReadLinks> _views = new(StringComparer.Ordinal);
    private readonly Dictionary<SqlText, string> _trees = [];
    private readonly List<CheckedQuery> _queries = [];
    private readonly List<ContractDiagnostic> _findings = [];

    /// <param name="pipeline">The contracts.</param>
    /// <param name="files">The files that the contracts come from, for positions.</param>
    /// <param name="catalog">The tables.</param>
    /// <param name="connection">An engine that parses the SQL.</param>
    public PipelineAnalysis(ResolvedPipeline pipeline, IEnumerable<ParsedFile> files, TableCatalog catalog, DuckDBConnection connection)
    {
        _pipeline = pipeline;
        _connection = connection;
        _types = new TypeCheck(new TextLiterals(connection));
        _catalog = catalog;
        _inputs = new QueryInputs(pipeline.Models);
        _models = pipeline.Models.GroupBy(static m => m.Name, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
        _positions = files.SelectMany(static f => f.Contracts).GroupBy(static c => c.Contract.Name, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First().Positions, StringComparer.Ordinal);
    }

    /// <summary>What is known about each query, and what is wrong with it.</summary>
    /// <param name="texts">The SQL that binds, by path below the contracts folder; other SQL is left out.</param>
    public (IReadOnlyList<CheckedQuery> Queries, IReadOnlyList<ContractDiagnostic> Findings) Run(IReadOnlyDictionary<string, SqlText> texts)
    {
        var paths = texts.Keys.ToList();
        var trees = SyntaxSource.Serialize(paths.ConvertAll(p => texts[p].Sql), _connection);
        for (var i = 0; i < paths.Count; i++)
            _trees[texts[paths[i]]] = trees[i];

        var files = _pipeline.Queries.ToLookup(static q => (q.IsTest, q.Name), static q => q.RelativePath);
        foreach (var model in _pipeline.Models.Where(static m => m.Kind == ModelKind.Query))
        {
            foreach (var text in files[(false, model.Name)].Select(texts.GetValueOrDefault).OfType<SqlText>())
                Guard(text, () => Analyze(model, text));
        }

        foreach (var test in _pipeline.SingularTests)
        {
            foreach (var text in files[(true, test.Test.Name)].Select(texts.GetValueOrDefault).OfType<SqlText>())
                Guard(text, () => Analyze(test, text));
        }

        return (_queries, _findings);
    }

    private void Analyze(ResolvedModel model, SqlText text)
    {
        var (bound, problem) = QueryAnalyzer.Bind(text.Sql, _trees[text], _catalog, _connection);
        var analysis = bound is null ? QueryAnalysis.Failed(problem!) : QueryAnalyzer.Analyze(bound);
        var links = Links(analysis, model.Upstreams);
        if (model.Materialized == Materialization.View)
            _views[model.Name] = links;
        _findings.AddRange(UnderstandingCheck.Run(analysis, text));
        _findings.AddRange(OrderCheck.Run(analysis, text));
        _findings.AddRange(_types.Run(analysis, text));
        _findings.AddRange(DifferenceCheck.Run(bound, text));
        _findings.AddRange(OpenEndCheck.Run(analysis, text));
        _findings.AddRange(NullCheck.Run(model, analysis, text));
        _findings.AddRange(DeclaredLinkCheck.Run(model, links, text, _positions[model.Name]));
        _queries.Add(new CheckedQuery(model.Name, false, _inputs.Of(model), QueryFactsOf.Model(model, analysis, links, text, _models) with { Texts = Texts(text, bound) }));
    }

    private void Analyze(ResolvedSingularTest test, SqlText text)
    {
        var (bound, problem) = QueryAnalyzer.Bind(text.Sql, _trees[text], _catalog, _connection);
        var analysis = bound is null ? QueryAnalysis.Failed(problem!) : QueryAnalyzer.Analyze(bound);
        _findings.AddRange(UnderstandingCheck.Run(analysis, text));
        _findings.AddRange(OrderCheck.Run(analysis, text));
        _findings.AddRange(_types.Run(analysis, text));
        _findings.AddRange(DifferenceCheck.Run(bound, text));
        _findings.AddRange(OpenEndCheck.Run(analysis, text));
        _queries.Add(new CheckedQuery(test.Test.Name, true, _inputs.Of(test), QueryFactsOf.Test(analysis, Links(analysis, test.Upstreams), _models) with { Texts = Texts(text, bound) }));
    }

    private static QueryTexts? Texts(SqlText text, BoundText? bound) => bound is null ? null : AuthorText.Texts(text, bound);

    private ReadLinks Links(QueryAnalysis analysis, IEnumerable<ModelReference> upstreams) => analysis.Columns.Count == 0
        ? ReadLinks.None(upstreams.Select(static u => u.Name), $"the query is not understood: {analysis.Problem?.Message}")
        : ReadLinks.Of(analysis, name => _models.TryGetValue(name, out var model) ? model.Key : default, _views.GetValueOrDefault);

    /// <summary>A failure of the program on one query must not hide the results of another.</summary>
    private void Guard(SqlText text, Action analyze)
    {
        try
        {
            analyze();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            _findings.Add(ContractDiagnostic.Create(
                InternalRules.InternalError, SourceSpan.StartOf(text.Source.Path), "analyzing the SQL of this file", error.GetType().Name + ", " + error.Message));
        }
    }
}
