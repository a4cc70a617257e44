using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Spark.Dialects;

namespace BankingContracts.Runtime.Spark.Queries;

/// <summary>A statement of a user, in which plain names mean the models.</summary>
/// <param name="text">The statement.</param>
/// <param name="pipeline">The pipeline.</param>
/// <param name="existing">The models that exist.</param>
internal sealed class UserQuery(string text, PipelineDefinition pipeline, IReadOnlyList<ModelDefinition> existing)
{
    private const string Kinds = "A query is one SELECT, SHOW TABLES, DESCRIBE or EXPLAIN; this statement is not, and it was not run.";

    /// <summary>The models that it names.</summary>
    public IReadOnlyList<ModelDefinition> Models { get; } = [.. existing.IntersectBy(Statement.Names(text), m => m.Name)];

    /// <summary>The statement that may be run.</summary>
    /// <param name="relation">The relation of a model: a query in parentheses.</param>
    /// <exception cref="PipelineException">It does more than read tables.</exception>
    public string Over(Func<ModelDefinition, string> relation) => Statement.FirstWord(text) switch
    {
        "select" or "with" or "values" or "from" => Select(text, relation),
        "explain" => "explain " + Select(Statement.AfterFirstWord(text), relation),
        "describe" or "desc" => Describe(relation),
        "show" => Show(),
        "" => throw PipelineException.BadInput("The SQL is empty; write for example query \"select 1\"."),
        _ => throw PipelineException.BadInput(Kinds),
    };

    /// <summary>In parentheses only a query can stand. Its own ORDER BY stays the order of the result.</summary>
    private string Select(string sql, Func<ModelDefinition, string> relation)
    {
        var query = sql.Trim().TrimEnd(';');
        var with = string.Join(", ", Models.Select(m => $"{SparkNames.Quoted(m.Name)} as (select * from {relation(m)})"));
        return Models.Count == 0 ? $"(\n{query}\n)" : $"with {with}\n(\n{query}\n)";
    }

    private string Describe(Func<ModelDefinition, string> relation)
    {
        var name = Statement.Names(Statement.AfterFirstWord(text)).LastOrDefault("");
        var model = existing.FirstOrDefault(m => m.Name == name) ?? throw Unknown(name);
        return $"describe query select * from {relation(model)}";
    }

    private string Show() => $"select * from values {string.Join(", ", existing.Select(m => $"('{m.Name}')"))} as t(name) order by name";

    private PipelineException Unknown(string name) =>
        PipelineException.BadInput($"There is no model '{name}'.{NearNames.Question(name, pipeline.Models.Select(m => m.Name))}");
}
