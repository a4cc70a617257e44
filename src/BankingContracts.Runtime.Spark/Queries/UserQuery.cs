using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Spark.Queries;

/// <summary>A statement of a user, in which plain names mean the models.</summary>
internal sealed class UserQuery(PipelineDefinition pipeline, VersionedModels models)
{
    private const string Kinds = "A query is one SELECT, SHOW TABLES, DESCRIBE or EXPLAIN; this statement is not, and it was not run.";

    /// <summary>The statement that may be run.</summary>
    /// <exception cref="PipelineException">It does more than read tables.</exception>
    public string Of(string sql) => Statement.FirstWord(sql) switch
    {
        "select" or "with" or "values" or "from" => Select(sql),
        "explain" => "explain " + Select(Statement.AfterFirstWord(sql)),
        "describe" or "desc" => Describe(sql),
        "show" => Show(),
        "" => throw PipelineException.BadInput("The SQL is empty; write for example query \"select 1\"."),
        _ => throw PipelineException.BadInput(Kinds),
    };

    /// <summary>In parentheses only a query can stand. Its own ORDER BY stays the order of the result.</summary>
    private string Select(string sql)
    {
        var names = Statement.Names(sql);
        var read = models.Existing.Where(m => names.Contains(m.Name)).ToList();
        var query = sql.Trim().TrimEnd(';');
        return read.Count == 0 ? $"(\n{query}\n)" : $"with {models.With(read)}\n(\n{query}\n)";
    }

    private string Describe(string sql)
    {
        var name = Statement.Names(Statement.AfterFirstWord(sql)).LastOrDefault("");
        var model = models.Existing.FirstOrDefault(m => m.Name == name) ?? throw Unknown(name);
        return $"describe query select * from {models.Relation(model)}";
    }

    private string Show() => $"select * from values {string.Join(", ", models.Existing.Select(m => $"('{m.Name}')"))} as t(name) order by name";

    private PipelineException Unknown(string name) =>
        PipelineException.BadInput($"There is no model '{name}'.{NearNames.Question(name, pipeline.Models.Select(m => m.Name))}");
}
