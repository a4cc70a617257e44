using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Checking;

/// <summary>
/// Hashes over everything that the analysis of a query depends on: its SQL, and the columns and keys of the models that it reads. They show for
/// each query whether its facts are stale. No build step runs in an editor, so after an edit there some facts are stale. Each query has
/// its own hash, so the facts of all other queries stay valid.
/// </summary>
public sealed class QueryInputs
{
    private readonly Dictionary<string, ResolvedModel> _models;
    private readonly Dictionary<string, string> _tables = new(StringComparer.Ordinal);

    /// <param name="models">The pipeline's models.</param>
    public QueryInputs(IEnumerable<ResolvedModel> models) =>
        _models = models.GroupBy(static m => m.Name, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);

    /// <summary>The hash of a query model.</summary>
    public string Of(ResolvedModel model) => Of(
        model.Sql ?? "",
        model.Upstreams,
        [.. model.Links.SelectMany(static l => new[] { l.Upstream, l.Column, l.Output })]);

    /// <summary>The hash of a singular test.</summary>
    public string Of(ResolvedSingularTest test) => Of(test.Sql, test.Upstreams, []);

    /// <summary>The hash of a condition about the rows of <paramref name="model"/>.</summary>
    public string Of(ResolvedModel model, string condition) => Of(condition, [new ModelReference(model.Name, model.Layer)], []);

    private string Of(string sql, IEnumerable<ModelReference> upstreams, string[] declaredLinks)
    {
        var text = new CanonicalText("query 1").Add("sql", sql).Add("links", declaredLinks);
        foreach (var upstream in upstreams)
            text.Add("table", Table(upstream.Name));
        return text.Hash();
    }

    private string Table(string name)
    {
        if (_tables.TryGetValue(name, out var known))
            return known;
        // If views read each other in a circle, this is also the result. The check of the contracts reports the circle.
        _tables[name] = "";
        return _tables[name] = _models.TryGetValue(name, out var model) ? Table(model) : "";
    }

    private string Table(ResolvedModel model)
    {
        var text = new CanonicalText(model.Name);
        foreach (var column in model.Columns)
            text.Add(column.Name, column.Type.ToString()).Add("not_null", column.IsNotNull);
        foreach (var key in TableKeys.Of(model))
            text.Add("key", key);
        // A view stores no rows: it is only its query.
        return model is { Kind: ModelKind.Query, Materialized: Materialization.View } ? text.Add("view", Of(model)).Hash() : text.Hash();
    }
}
