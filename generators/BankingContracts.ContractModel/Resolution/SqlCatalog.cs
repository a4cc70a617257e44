using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>The SQL files, each with the contract or test that it belongs to.</summary>
internal sealed class SqlCatalog
{
    private const string TestFolder = "tests";

    private readonly Dictionary<CatalogEntry, SqlFile> _models = [];
    private readonly List<SqlFile> _tests = [];
    private readonly Catalog _catalog;
    private readonly Findings _findings;

    private SqlCatalog(Catalog catalog, Findings findings)
    {
        _catalog = catalog;
        _findings = findings;
    }

    /// <summary>The singular tests, ordinal by name.</summary>
    public IReadOnlyList<SqlFile> Tests => _tests;

    /// <summary>All files that belong to a model or a test, ordinal by path.</summary>
    public IEnumerable<QueryFile> Queries => _models
        .Select(static m => new QueryFile(m.Key.Name, false, m.Value.Source.RelativePath))
        .Concat(_tests.Select(static t => new QueryFile(t.Name, true, t.Source.RelativePath)))
        .OrderBy(static q => q.RelativePath, StringComparer.Ordinal);

    /// <summary>The SQL of <paramref name="model"/>; null when it has none.</summary>
    public SqlFile? Of(CatalogEntry model) => _models.TryGetValue(model, out var file) ? file : null;

    /// <summary>Finds the contract of each of <paramref name="sources"/>. It reports SQL without a contract, and contracts without SQL.</summary>
    public static SqlCatalog Build(
        Catalog catalog, IReadOnlyList<ParsedFile> files, IReadOnlyList<ContractSource> sources, Findings findings)
    {
        var result = new SqlCatalog(catalog, findings);
        var ordered = sources.OrderBy(static s => s.RelativePath, StringComparer.Ordinal).ToList();
        result.PairModels(ordered.Where(static s => s.Folder != TestFolder));
        result.PairTests(ordered.Where(static s => s.Folder == TestFolder), files);
        return result;
    }

    private static bool HasSql(Layer layer) => layer is Layer.Intermediate or Layer.Marts;

    private void PairModels(IEnumerable<ContractSource> sources)
    {
        foreach (var source in sources)
        {
            if (Reason(source) is { } reason)
                _findings.Add(SqlRules.SqlWithoutContract, Text.SourceSpan.StartOf(source.Path), source.RelativePath, reason);
            else if (_catalog.Find(source.Stem) is { } model && Words<Layer>.Of(model.Layer) == source.Folder)
                Pair(model, new SqlFile(source));
        }

        foreach (var model in _catalog.Models.Where(m => m.Kind == ModelKind.Query && !_models.ContainsKey(m)))
            _findings.Add(SqlRules.ContractWithoutSql, model.NameSpan, model.Name, "add " + Words<Layer>.Of(model.Layer) + "/" + model.Name + ".sql");
    }

    private void Pair(CatalogEntry model, SqlFile file)
    {
        CheckStatement(file);
        if (_models.TryGetValue(model, out var first))
            _findings.Add(SqlRules.ContractWithoutSql, model.NameSpan, model.Name, Delete(first, file));
        else
            _models.Add(model, file);
    }

    /// <summary>Why <paramref name="source"/> belongs to no contract; null when it does, or when this cannot be known.</summary>
    private string? Reason(ContractSource source)
    {
        var name = source.Stem;
        if (Words<Layer>.Find(source.Folder) is not { } layer)
            return "; move it into intermediate, marts or tests";
        if (!HasSql(layer))
            return "; models of layer " + source.Folder + " have no SQL; delete the file";
        if (_catalog.IsDeclared(layer, name) || _catalog.IsUnreadable(name))
            return null;
        if (_catalog.Find(name) is { } elsewhere)
            return " in its folder: the contract of '" + name + "' is in " + Words<Layer>.Of(elsewhere.Layer) + "; move the SQL file or the contract";
        var near = _catalog.Near(name, _catalog.Models.Where(m => m.Layer == layer));
        return near.Length > 0 ? near : "; add one to " + source.Folder + "/" + name + ".yml or delete the file";
    }

    private void PairTests(IEnumerable<ContractSource> sources, IReadOnlyList<ParsedFile> files)
    {
        var byName = new Dictionary<string, SqlFile>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            var file = new SqlFile(source);
            CheckStatement(file);
            if (byName.TryGetValue(file.Name, out var first))
            {
                _findings.Add(SqlRules.ContractWithoutSql, file.Start, file.Name, Delete(first, file));
                continue;
            }

            if (file.Statement is { Fault: null, Tables.Count: 0 })
                _findings.Add(SqlRules.TestWithoutModel, file.Start, file.Name);
            byName.Add(file.Name, file);
            _tests.Add(file);
        }

        _tests.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        foreach (var test in files.SelectMany(static f => f.SingularTests))
        {
            if (test.Test.Name.Length > 0 && !byName.ContainsKey(test.Test.Name))
            {
                var near = Text.NearName.Suggest(test.Test.Name, byName.Keys);
                _findings.Add(
                    SqlRules.ContractWithoutSql, test.Positions.Value("name"), test.Test.Name, "add tests/" + test.Test.Name + ".sql" + near);
            }
        }
    }

    private void CheckStatement(SqlFile file)
    {
        if (file.Statement.Fault is { } fault)
            _findings.Add(SqlRules.NotOneSelect, file.Span(fault.Start, fault.Length), file.Source.RelativePath, fault.Reason);
    }

    private static string Delete(SqlFile first, SqlFile second) =>
        "delete " + first.Source.RelativePath + " or " + second.Source.RelativePath;
}
